# temuan: dok/0123456789abcdef/instansi
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:jenisFakta "satuan-dijanjikan" ; iki:tentang <dok/0123456789abcdef/instansi> ; iki:skor 0.7 ; iki:nilaiFakta "Indikator (Satuan)" ;
        iki:alasanFakta "judul kolom menyebut satuan"@id , "reason"@en .
}
