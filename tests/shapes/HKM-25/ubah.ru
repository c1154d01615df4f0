# temuan: dok/0123456789abcdef/mengingat/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/mengingat/1> iki:teks ?lama } INSERT { <dok/0123456789abcdef/mengingat/1> iki:teks "Undang-Undang Republik Indonesia Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Tahun 2014 Nomor 244, Tambahan Lembaran Negara Nomor 5587)" } WHERE { OPTIONAL { <dok/0123456789abcdef/mengingat/1> iki:teks ?lama } }
