# temuan: dok/0123456789abcdef/iku/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/iku/2> iki:satuan ?lama } INSERT { <dok/0123456789abcdef/iku/2> iki:satuan "desa" } WHERE { OPTIONAL { <dok/0123456789abcdef/iku/2> iki:satuan ?lama } }
