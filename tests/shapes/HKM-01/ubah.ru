# temuan: dok/0123456789abcdef/mengingat/6
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/mengingat/6> iki:teks ?lama } INSERT { <dok/0123456789abcdef/mengingat/6> iki:teks "Peraturan Bupati Gunungsari tentang Tugas dan Fungsi Kecamatan" } WHERE { OPTIONAL { <dok/0123456789abcdef/mengingat/6> iki:teks ?lama } }
