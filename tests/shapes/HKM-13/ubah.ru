# temuan: dok/0123456789abcdef/mengingat/4
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/mengingat/4> iki:kunciPeraturan ?kunci }
INSERT { <dok/0123456789abcdef/mengingat/4> iki:kunciPeraturan "perpres/2014/29" }
WHERE { <dok/0123456789abcdef/mengingat/4> iki:kunciPeraturan ?kunci }
