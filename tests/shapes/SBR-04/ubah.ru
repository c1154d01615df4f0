# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1/sumber> iki:teks ?lama } INSERT { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1/sumber> iki:teks "Jumlah surat" } WHERE { OPTIONAL { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1/sumber> iki:teks ?lama } }
