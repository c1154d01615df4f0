# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> ; iki:jenisFakta "baris-tabel-kosong" ; iki:skor 0.9 ; iki:alasanFakta "Sebab"@id , "reason"@en }
