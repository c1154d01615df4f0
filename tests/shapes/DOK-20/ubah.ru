# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef> eli:title ?lama } INSERT { <dok/0123456789abcdef> eli:title "INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI TAHUN 2024" } WHERE { <dok/0123456789abcdef> eli:title ?lama }
