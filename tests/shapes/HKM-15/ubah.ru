# temuan: dok/0123456789abcdef/mengingat/5
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/mengingat/5> iki:urutan 5 . <dok/0123456789abcdef/mengingat/6> iki:urutan 6 } INSERT { <dok/0123456789abcdef/mengingat/5> iki:urutan 6 . <dok/0123456789abcdef/mengingat/6> iki:urutan 5 } WHERE {}
