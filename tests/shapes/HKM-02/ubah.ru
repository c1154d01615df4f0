# temuan: dok/0123456789abcdef/mengingat/3
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE DATA { <dok/0123456789abcdef/mengingat/3> iki:merujuk <peraturan/perpres/2014/29> } ;
INSERT DATA { <dok/0123456789abcdef/mengingat/3> iki:merujuk <peraturan/permenpanrb/2015/12> }
