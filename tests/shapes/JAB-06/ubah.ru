# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?iku iki:penanggungJawab ?siapa } WHERE { ?iku iki:penanggungJawab ?siapa } ;
DELETE { ?fakta ?p ?o } WHERE { ?fakta iki:nilaiFakta "kepala" ; ?p ?o } ;
INSERT DATA { <dok/0123456789abcdef/fakta/90> a iki:Fakta ; iki:tentang <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> ; iki:jenisFakta "jenis-jabatan" ; iki:skor 0.8 ; iki:alasanFakta "alasan"@id , "reason"@en ; iki:nilaiFakta "sekretaris" . }
