# temuan: dok/0123456789abcdef/jabatan/camat-sumberwangi
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/camat-sumberwangi> ; iki:jenisFakta "nip-berbeda" ; iki:skor 0.9 ; iki:alasanFakta "NIP berbeda pada angka ke-6"@id , "reason"@en }
