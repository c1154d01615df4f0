# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> iki:mengukur ?kinerja } WHERE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> iki:mengukur ?kinerja }
