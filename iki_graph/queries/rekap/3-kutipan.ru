# Cara setiap peraturan dikutip: judul, lembaran, dan tambahannya.
# The ways in which each regulation is cited: its title, gazette and supplement.
INSERT { GRAPH $graf {
  ?ragam a iki:RagamKutipan ; iki:kunciWilayah "$kunci" ; iki:ragamDari ?peraturan ; iki:pembeda ?cara ; iki:contoh ?contoh ;
    iki:jumlahUnsur ?n ; iki:jumlahDokumen ?m
} }
WHERE {
  {
    SELECT ?peraturan ?judul ?lembaran ?tambahan (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?dok) AS ?m) (MIN(STR(?s)) AS ?pertama)
    WHERE {
      GRAPH ?g { ?r iki:kunciWilayah "$kunci" ; a iki:Ringkasan ; iki:atasDokumen ?dok }
      GRAPH ?h { ?dok a iki:Dokumen . ?s a iki:ButirMengingat ; iki:kunciPeraturan ?peraturan }
      OPTIONAL { GRAPH ?h { ?s iki:judulPeraturan ?judul } }
      OPTIONAL { GRAPH ?h { ?s iki:nomorLembaran ?lembaran } }
      OPTIONAL { GRAPH ?h { ?s iki:nomorTambahanLembaran ?tambahan } }
    }
    GROUP BY ?peraturan ?judul ?lembaran ?tambahan
  }
  BIND(CONCAT(COALESCE(?judul, ""), "|", COALESCE(?lembaran, ""), "|", COALESCE(?tambahan, "")) AS ?cara)
  BIND(IRI(?pertama) AS ?contoh)
  BIND(IRI(CONCAT("$dasar", "/kutipan/", REPLACE(?pertama, "^.*/dok/", ""))) AS ?ragam)
}
