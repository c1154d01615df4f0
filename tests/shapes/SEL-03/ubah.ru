# temuan: dok/0123456789abcdef/jabatan/camat-sumberwangi/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
  <dok/0123456789abcdef/fakta/90> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/camat-sumberwangi/iki/1> ; iki:jenisFakta "iki-kepala-bukan-iku" ; iki:skor 0.6 ; iki:alasanFakta "alasan"@id , "reason"@en .
}
