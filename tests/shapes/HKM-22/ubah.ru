# temuan: dok/0123456789abcdef/mengingat/5
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE DATA { <dok/0123456789abcdef/mengingat/5> iki:tahunPeraturan 2016 ; iki:tahunLembaran 2016 } ;
INSERT DATA { <dok/0123456789abcdef/mengingat/5> iki:tahunPeraturan 2008 }
