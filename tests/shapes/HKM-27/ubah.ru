# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?butir ?p ?o . ?dari ?ke ?butir }
WHERE {
  ?butir a iki:ButirMengingat ; ?p ?o .
  OPTIONAL { ?dari ?ke ?butir }
}
