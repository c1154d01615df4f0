# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> iki:nama ?nama } INSERT { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> iki:nama "Pengadministrasi umum" }
WHERE { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> iki:nama ?nama }
