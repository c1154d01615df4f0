# temuan: dok/0123456789abcdef/iku/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:jenisFakta "indikator-proses" ; iki:tentang <dok/0123456789abcdef/iku/2> ; iki:skor 0.7 ; iki:nilaiFakta "rapat" ;
        iki:alasanFakta "menghitung 'rapat' sebagai keluaran atau proses"@id , "reason"@en .
}
