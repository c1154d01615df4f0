# temuan: dok/0123456789abcdef/menimbang/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/900> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/menimbang/1> ; iki:jenisFakta "iku-daerah-berbeda" ; iki:skor 1.0 ;
        iki:alasanFakta "Sebab."@id , "reason"@en ; iki:nilaiFakta "Keputusan Bupati Nomor 067/694/2023" .
}
