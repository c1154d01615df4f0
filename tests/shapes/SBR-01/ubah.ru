# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE WHERE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> iki:sumberData ?lama }
