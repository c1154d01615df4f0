# temuan: dok/0123456789abcdef/visi
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/visi> iki:teks ?teks }
INSERT { <dok/0123456789abcdef/visi> iki:teks "Kecamatan Sumberwangi yang prima" }
WHERE { <dok/0123456789abcdef/visi> iki:teks ?teks }
