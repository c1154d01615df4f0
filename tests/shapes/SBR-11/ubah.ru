# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> iki:teks ?nama . <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1/sumber> iki:teks ?sumber }
INSERT { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> iki:teks "Predikat SAKIP kecamatan" . <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1/sumber> iki:teks "Lembar hasil SAKIP kecamatan" }
WHERE {
    <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> iki:teks ?nama .
    <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1/sumber> iki:teks ?sumber .
}
