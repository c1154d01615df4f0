# temuan: dok/0123456789abcdef/tujuan/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?atas ?p ?o . ?s ?q ?atas }
WHERE {
  VALUES ?jenis { iki:Visi iki:Misi }
  ?atas a ?jenis ; ?p ?o .
  OPTIONAL { ?s ?q ?atas }
} ;
DELETE { ?unsur iki:teks ?teks } INSERT { ?unsur iki:teks "Rencana Strategis Kecamatan Sumberwangi" }
WHERE {
  ?unsur iki:teks ?teks .
  FILTER(REGEX(?teks, "rpjmd|rencana pembangunan (jangka menengah )?daerah", "i"))
}
