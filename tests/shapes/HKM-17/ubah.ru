# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>

DELETE { <dok/0123456789abcdef/mengingat/3> ?p ?o } WHERE { <dok/0123456789abcdef/mengingat/3> ?p ?o }
