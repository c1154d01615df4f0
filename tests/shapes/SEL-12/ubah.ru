# temuan: dok/0123456789abcdef/jabatan/camat-sumberwangi/iki/9
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> ?p ?lama }
INSERT {
  <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> ?p ?o .
  <dok/0123456789abcdef/jabatan/camat-sumberwangi/iki/9> ?p ?o ; ?lain ?tetap ; iki:urutan 9 ; iki:milik <dok/0123456789abcdef/jabatan/camat-sumberwangi> .
  <dok/0123456789abcdef/jabatan/pengadministrasi-umum> iki:atasanLangsung <dok/0123456789abcdef/jabatan/camat-sumberwangi> .
}
WHERE {
  VALUES ?p { iki:teks iki:sidik iki:formula iki:sumberData }
  <dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> ?p ?lama .
  <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2> ?p ?o ; ?lain ?tetap .
  FILTER(?lain NOT IN (iki:teks, iki:sidik, iki:formula, iki:sumberData, iki:urutan, iki:milik, iki:nomorBaris))
} ;
DELETE { <dok/0123456789abcdef/jabatan/pengadministrasi-umum> iki:atasanLangsung <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> }
INSERT { ?iki iki:target ?target }
WHERE {
  ?iki a iki:IKI ; iki:milik ?jabatan .
  VALUES (?jabatan ?bagian) {
    (<dok/0123456789abcdef/jabatan/camat-sumberwangi> "24 berkas")
    (<dok/0123456789abcdef/jabatan/sekretaris-kecamatan> "10 berkas")
    (<dok/0123456789abcdef/jabatan/pengadministrasi-umum> "12 berkas")
  }
  <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2> iki:sidik ?dibagi .
  ?iki iki:sidik ?sidik .
  BIND(IF(?sidik = ?dibagi, ?bagian, "4") AS ?target)
}
