# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>
PREFIX jf: <https://w3id.org/iki-graph/kode/jenis-formula/>

DELETE { ?f iki:jenisFormula ?j ; iki:teks ?t ; iki:penyebut ?b ; iki:pembilang ?a } INSERT { ?f iki:jenisFormula jf:jumlah ; iki:teks "Jumlah laporan keuangan" } WHERE { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1> iki:formula ?f . ?f iki:jenisFormula ?j ; iki:teks ?t ; iki:penyebut ?b ; iki:pembilang ?a }
