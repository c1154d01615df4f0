# temuan: dok/0123456789abcdef/iku/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/iku/1> iki:mengukur <dok/0123456789abcdef/sasaran/2> }
