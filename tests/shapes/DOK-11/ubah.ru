# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

DELETE WHERE { <dok/0123456789abcdef/orang/1> foaf:name ?lama }
