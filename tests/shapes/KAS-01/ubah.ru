# temuan: dok/0123456789abcdef
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?tujuan a iki:Tujuan } WHERE { ?tujuan a iki:Tujuan }
