# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?x a ?kelas } WHERE { ?x a ?kelas . FILTER(?kelas IN (iki:Keputusan, iki:Diktum)) }
