# temuan: dok/0123456789abcdef/diktum/3
BASE <https://w3id.org/iki-graph/id/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/diktum/3> iki:teks ?lama } INSERT { <dok/0123456789abcdef/diktum/3> iki:teks "Keputusan ini disampaikan kepada Bupati." } WHERE { <dok/0123456789abcdef/diktum/3> iki:teks ?lama }
