# temuan: dok/0123456789abcdef/mengingat/6
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/mengingat/6> iki:jenisLembaran ?lama } INSERT { <dok/0123456789abcdef/mengingat/6> iki:jenisLembaran "LD" } WHERE { OPTIONAL { <dok/0123456789abcdef/mengingat/6> iki:jenisLembaran ?lama } }
