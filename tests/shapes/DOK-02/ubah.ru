# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>

DELETE { <dok/0123456789abcdef> eli:number ?lama } INSERT { <dok/0123456789abcdef> eli:number "188/…/415.70/2024" } WHERE { OPTIONAL { <dok/0123456789abcdef> eli:number ?lama } }
