# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/tugas/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/fakta/90> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/pengadministrasi-umum/tugas/1> ; iki:jenisFakta "atasan-berbeda" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "Sekretaris" . }
