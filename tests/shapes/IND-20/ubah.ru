# temuan: dok/0123456789abcdef/iku/7
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/iku/7> iki:kode ?lama } INSERT { <dok/0123456789abcdef/iku/7> iki:kode "IKU.6" } WHERE { OPTIONAL { <dok/0123456789abcdef/iku/7> iki:kode ?lama } }
