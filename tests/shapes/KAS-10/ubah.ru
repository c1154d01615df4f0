# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/kinerja/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:jenisFakta "kinerja-aktivitas" ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/kinerja/1> ; iki:skor 0.7 ; iki:nilaiFakta "Koordinasi pembinaan desa" ;
        iki:alasanFakta "berawal dengan kegiatan 'koordinasi'"@id , "reason"@en .
}
