# Indikator menurut tingkat dan jenis formulanya, juga yang tanpa formula, dari ragam formulasinya.
# Indicators by level and kind of formula, also those without one, from the variants of their formulas.
INSERT { GRAPH $graf {
  ?ragam a iki:RagamJenisFormula ; iki:kunciWilayah "$kunci" ; iki:ragamDari ?tingkat ; iki:pembeda ?jenis ; iki:contoh ?contoh ;
    iki:jumlahUnsur ?n
} }
WHERE {
  {
    SELECT ?tingkat ?jenis (SUM(?banyak) AS ?n) (MIN(STR(?i)) AS ?pertama)
    WHERE {
      GRAPH $graf { ?ragamFormulasi a iki:RagamFormulasi ; iki:contoh ?i ; iki:jumlahUnsur ?banyak }
      GRAPH ?h { ?i a ?kelas }
      FILTER(?kelas IN (iki:IKU, iki:IndikatorProgram, iki:IKI))
      BIND(IF(?kelas = iki:IKU, "iku", IF(?kelas = iki:IKI, "iki", "program")) AS ?tingkat)
      OPTIONAL { GRAPH ?h { ?i iki:formula ?f } }
      BIND(COALESCE(?f, ?i) AS ?berjenis)
      OPTIONAL { GRAPH ?h { ?berjenis iki:jenisFormula ?kode } }
      BIND(IF(BOUND(?f), IF(BOUND(?kode), REPLACE(STR(?kode), "^.*/", ""), "belum dikenali"), "tanpa formula") AS ?jenis)
    }
    GROUP BY ?tingkat ?jenis
    HAVING (COUNT(DISTINCT ?i) > 0)
  }
  BIND(IRI(?pertama) AS ?contoh)
  BIND(IRI(CONCAT("$dasar", "/jenis-formula/", ?tingkat, "-", REPLACE(?jenis, " ", "-"))) AS ?ragam)
}
