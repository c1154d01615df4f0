# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?f iki:teks ?t } INSERT { ?f iki:sidik ?s ; iki:teks "Surat yang dicatat" } WHERE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> iki:formula ?f ; iki:sidik ?s . ?f iki:teks ?t }
