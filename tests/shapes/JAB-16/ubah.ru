# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/kinerja/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/kinerja/1> iki:teks ?lama } INSERT { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/kinerja/1> iki:teks "Melaksanakan tugas kedinasan lain" } WHERE { OPTIONAL { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/kinerja/1> iki:teks ?lama } }
