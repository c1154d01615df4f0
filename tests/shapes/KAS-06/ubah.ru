# temuan: dok/0123456789abcdef/tujuan/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?indikator iki:mengukur <dok/0123456789abcdef/tujuan/1> } WHERE { ?indikator iki:mengukur <dok/0123456789abcdef/tujuan/1> }
