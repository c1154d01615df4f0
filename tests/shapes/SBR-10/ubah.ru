# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?i iki:frekuensi ?f } WHERE { ?i iki:frekuensi ?f }
