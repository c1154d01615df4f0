# temuan: dok/0123456789abcdef/diktum/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:jenisFakta "istilah-lama" ; iki:tentang <dok/0123456789abcdef/diktum/2> ; iki:skor 0.7 ; iki:nilaiFakta "Penetapan Kinerja" ;
        iki:alasanFakta "Penetapan Kinerja: sejak 2014 Perjanjian Kinerja"@id , "reason"@en .
}
