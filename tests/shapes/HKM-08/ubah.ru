# temuan: dok/0123456789abcdef/mengingat/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/mengingat/2> iki:teks ?lama } INSERT { <dok/0123456789abcdef/mengingat/2> iki:teks "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;" } WHERE { OPTIONAL { <dok/0123456789abcdef/mengingat/2> iki:teks ?lama } }
