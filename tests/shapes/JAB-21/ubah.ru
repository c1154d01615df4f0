# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
  <dok/0123456789abcdef/fakta/90> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/camat-sumberwangi> ; iki:jenisFakta "jenis-jabatan" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "kepala" .
  <dok/0123456789abcdef/fakta/91> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> ; iki:jenisFakta "jenis-jabatan" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "sekretaris" .
  <dok/0123456789abcdef/fakta/92> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> ; iki:jenisFakta "jenis-jabatan" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "seksi" .
  <dok/0123456789abcdef/fakta/93> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/pengadministrasi-umum> ; iki:jenisFakta "jenis-jabatan" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "staf" .
}
