# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
  <dok/0123456789abcdef/fakta/90> a iki:Fakta ; iki:tentang <dok/0123456789abcdef> ; iki:jenisFakta "tugas-camat-tanpa-indikator" ; iki:skor 0.6 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "pembinaan desa" .
}
