# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?bawah ?p ?lama } INSERT { ?bawah ?p ?baru }
WHERE {
  BIND(<dok/0123456789abcdef/jabatan/pengadministrasi-umum/iki/1> AS ?bawah)
  VALUES ?p { iki:teks iki:sidik iki:formula iki:sumberData }
  ?bawah ?p ?lama .
  <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2> ?p ?baru .
}
