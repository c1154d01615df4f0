# temuan: dok/0123456789abcdef/misi/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT { <dok/0123456789abcdef/misi/1> iki:sidik ?sidik } WHERE { <dok/0123456789abcdef/visi> iki:sidik ?sidik }
