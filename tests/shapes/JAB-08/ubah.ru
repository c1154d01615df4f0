# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/kinerja/3
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/kinerja/3> iki:nomorBaris ?lama } INSERT { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/kinerja/3> iki:nomorBaris "4" } WHERE { OPTIONAL { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/kinerja/3> iki:nomorBaris ?lama } }
