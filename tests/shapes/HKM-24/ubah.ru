# temuan: dok/0123456789abcdef/iku/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/900> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/iku/1> ; iki:jenisFakta "pedoman-berbeda" ; iki:skor 1.0 ;
        iki:alasanFakta "Sebab."@id , "reason"@en ; iki:nilaiFakta "permenpanrb/2014/16 permenpanrb/2017/14" .
}
