# temuan: dok/0123456789abcdef/mengingat/5
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/900> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/mengingat/5> ; iki:jenisFakta "unit-lain" ; iki:skor 1.0 ;
        iki:alasanFakta "Sebab."@id , "reason"@en ; iki:nilaiFakta "Sekretariat Daerah" .
}
