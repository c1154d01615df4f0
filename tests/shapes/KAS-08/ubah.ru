# temuan: dok/0123456789abcdef/sasaran/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/tujuan/1> iki:mendukung <dok/0123456789abcdef/sasaran/1> }
