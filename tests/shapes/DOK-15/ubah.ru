# temuan: dok/0123456789abcdef/diktum/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/diktum/1> iki:ke ?lama } INSERT { <dok/0123456789abcdef/diktum/1> iki:ke "PERTAMA" } WHERE { OPTIONAL { <dok/0123456789abcdef/diktum/1> iki:ke ?lama } }
