# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:jenisFakta "kinerja-salah-baris" ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1> ; iki:skor 0.7 ; iki:nilaiFakta "Meningkatnya pembinaan desa" ;
        iki:alasanFakta "kinerjanya salinan baris sebelumnya"@id , "reason"@en .
}
