# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
    <dok/0123456789abcdef/fakta/1> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1> ; iki:jenisFakta "arah-tak-disebut" ; iki:skor 0.6 ; iki:alasanFakta "sebab"@id , "reason"@en ; iki:nilaiFakta "nilai" .
}
