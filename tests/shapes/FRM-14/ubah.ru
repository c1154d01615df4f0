# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?f iki:pembilang ?a ; iki:penyebut ?b } INSERT { ?f iki:pembilang "Realisasi laporan" ; iki:penyebut "Target laporan" } WHERE { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1> iki:formula ?f . ?f iki:pembilang ?a ; iki:penyebut ?b }
