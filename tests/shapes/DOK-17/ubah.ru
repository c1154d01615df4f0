# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef> iki:frasaPenetapan ?lama } INSERT { <dok/0123456789abcdef> iki:frasaPenetapan "Dikeluarkan" } WHERE { OPTIONAL { <dok/0123456789abcdef> iki:frasaPenetapan ?lama } }
