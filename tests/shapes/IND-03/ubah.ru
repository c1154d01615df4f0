# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> iki:sidik ?s } WHERE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/kinerja/1> iki:sidik ?s }
