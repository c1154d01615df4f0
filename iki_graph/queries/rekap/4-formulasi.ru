# Formulasi indikator yang sama bunyinya, menurut tingkat indikatornya; juga tanpa formulasi.
# The formulas of indicators with the same wording, by level of the indicator; also none.
# The same variant is the same node in all regencies, so that engines find what these say of it side by side.
# By graph and class, and the rest looked up (OPTIONAL): engines would else join all nodes of a decree.
INSERT { GRAPH $graf {
  ?ragam a iki:RagamFormulasi ; iki:kunciWilayah "$kunci" ; iki:ragamDari ?indikator ; iki:pembeda ?rumus ; iki:contoh ?contoh ;
    iki:jumlahUnsur ?n ; iki:jumlahDokumen ?m
} }
WHERE {
  {
    SELECT ?indikator ?kelas ?rumus (COUNT(DISTINCT ?i) AS ?n) (COUNT(DISTINCT ?dok) AS ?m) (MIN(STR(?i)) AS ?pertama)
    WHERE {
      GRAPH ?g { ?r iki:kunciWilayah "$kunci" ; a iki:Ringkasan ; iki:atasDokumen ?dok }
      GRAPH ?h { ?dok a iki:Dokumen . ?i a ?kelas }
      FILTER(?kelas IN (iki:IKU, iki:IndikatorProgram, iki:IKI))
      OPTIONAL { GRAPH ?h { ?i iki:sidik ?indikator } }
      OPTIONAL { GRAPH ?h { ?i iki:formula ?f } }
      BIND(COALESCE(?f, ?r) AS ?tertulis)
      OPTIONAL { GRAPH ?h { ?tertulis iki:sidik ?rumus } }
    }
    GROUP BY ?indikator ?kelas ?rumus
  }
  FILTER(BOUND(?indikator))
  BIND(IRI(?pertama) AS ?contoh)
  BIND(IRI(CONCAT("$akar", "ragam/formulasi/", LCASE(REPLACE(STR(?kelas), "^.*#", "")), "/", ?indikator, "-", COALESCE(?rumus, "tanpa"))) AS ?ragam)
}
