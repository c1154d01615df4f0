# temuan: dok/0123456789abcdef/sebutan/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/sebutan/1> iki:nilai ?lama } INSERT { <dok/0123456789abcdef/sebutan/1> iki:nilai "20241" } WHERE { OPTIONAL { <dok/0123456789abcdef/sebutan/1> iki:nilai ?lama } }
