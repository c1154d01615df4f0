# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT { ?baru a iki:IKI ; iki:milik <dok/0123456789abcdef/jabatan/pengadministrasi-umum> ; iki:dalamDokumen <dok/0123456789abcdef> ; iki:teks "Jumlah arsip" ; iki:mengukur <dok/0123456789abcdef/jabatan/pengadministrasi-umum/kinerja/1> ; iki:formula <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1/formula> ; iki:sumberData <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1/sumber> } WHERE { ?kinerja a ?kelas . FILTER(?kelas IN (iki:Kinerja, iki:Tugas, iki:Fungsi)) BIND(IRI(CONCAT(STR(?kinerja), "/tiruan")) AS ?baru) }
