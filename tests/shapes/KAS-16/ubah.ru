# temuan: dok/0123456789abcdef/iku/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
  <dok/0123456789abcdef/fakta/90> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/iku/1> ; iki:jenisFakta "iku-lintas-instansi" ; iki:skor 0.6 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "Polsek" .
}
