# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/fakta/90> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2> ; iki:jenisFakta "penanggung-jawab-lain" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "Camat" . }
