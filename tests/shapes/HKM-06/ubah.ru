# temuan: dok/0123456789abcdef/mengingat/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE DATA { <dok/0123456789abcdef/mengingat/2> iki:nomorLembaran "114" } ;
INSERT DATA { <dok/0123456789abcdef/mengingat/2> iki:nomorLembaran "83" }
