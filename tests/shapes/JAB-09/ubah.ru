# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?jabatan iki:atasanLangsung ?atasan ; iki:namaAtasan ?nama }
WHERE { ?jabatan iki:atasanLangsung ?atasan ; iki:namaAtasan ?nama . FILTER(?jabatan = <dok/0123456789abcdef/jabatan/pengadministrasi-umum>) } ;
INSERT DATA { <dok/0123456789abcdef/fakta/90> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/pengadministrasi-umum> ; iki:jenisFakta "jenis-jabatan" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "staf" . <dok/0123456789abcdef/fakta/91> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/camat-sumberwangi> ; iki:jenisFakta "jenis-jabatan" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "kepala" . }
