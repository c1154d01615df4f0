# temuan: dok/0123456789abcdef/mengingat/7
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/mengingat/7> a iki:ButirMengingat ; iki:dalamDokumen <dok/0123456789abcdef> ; iki:urutan 7 ; iki:tahunPeraturan 2023 ; iki:teks "Keputusan Bupati Gunungsari Nomor 5 Tahun 2023 tentang Indikator Kinerja Utama" }
