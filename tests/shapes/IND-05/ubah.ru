# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:jenisFakta "indikator-arah" ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1> ; iki:skor 0.7 ; iki:nilaiFakta "meningkatnya" ;
        iki:alasanFakta "berawal dengan kata arah 'meningkatnya'"@id , "reason"@en .
}
