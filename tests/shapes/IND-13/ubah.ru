# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/3
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/3/formula> iki:teks ?lama } INSERT { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/3/formula> iki:teks "Arsip yang tertata" } WHERE { OPTIONAL { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/3/formula> iki:teks ?lama } }
