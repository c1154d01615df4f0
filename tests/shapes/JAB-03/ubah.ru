# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?t iki:milik ?j } WHERE { ?t a iki:Tugas ; iki:milik ?j . FILTER(?j = <dok/0123456789abcdef/jabatan/sekretaris-kecamatan>) }
