# temuan: dok/0123456789abcdef/bagian/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/bagian/1> ; iki:jenisFakta "daftar-isi-tanpa-isi" ; iki:skor 0.9 ; iki:alasanFakta "Sebab"@id , "reason"@en ; iki:nilaiFakta "2.3 Evaluasi 7" }
