# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>

DELETE WHERE { <dok/0123456789abcdef> eli:date_document ?lama }
