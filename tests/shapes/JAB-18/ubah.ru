# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:jenisFakta "iki-di-luar-fungsi" ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2> ; iki:skor 0.7 ; iki:nilaiFakta "laporan" ; iki:alasanFakta "alasan rekaan"@id , "reason"@en .
}
