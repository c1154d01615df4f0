# Temuan menurut aturan dan tingkat.
# Findings by check and level.
INSERT { GRAPH $graf {
  ?jumlah a iki:JumlahTemuan ; iki:kunciWilayah "$kunci" ; sh:sourceShape ?aturan ; sh:resultSeverity ?berat ; iki:contoh ?contoh ;
    iki:jumlahTemuan ?n ; iki:jumlahDokumen ?m
} }
WHERE {
  {
    SELECT ?aturan ?berat (COUNT(DISTINCT ?t) AS ?n) (COUNT(DISTINCT ?dok) AS ?m) (MIN(STR(?t)) AS ?pertama)
    WHERE {
      GRAPH ?g { ?r iki:kunciWilayah "$kunci" ; a iki:Ringkasan ; iki:atasDokumen ?dok }
      GRAPH ?h { ?t iki:atasDokumen ?dok ; a iki:Temuan ; sh:sourceShape ?aturan ; sh:resultSeverity ?berat }
    }
    GROUP BY ?aturan ?berat
  }
  BIND(IRI(?pertama) AS ?contoh)
  BIND(IRI(CONCAT("$dasar", "/", REPLACE(STR(?aturan), "^.*#", ""), "-", LCASE(REPLACE(STR(?berat), "^.*#", "")))) AS ?jumlah)
}
