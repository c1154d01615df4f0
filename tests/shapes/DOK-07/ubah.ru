# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE { <dok/0123456789abcdef> eli:date_document ?lama } INSERT { <dok/0123456789abcdef> eli:date_document "2024-07-01"^^xsd:date } WHERE { OPTIONAL { <dok/0123456789abcdef> eli:date_document ?lama } }
