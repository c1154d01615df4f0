# temuan: dok/0123456789abcdef/mengingat/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE DATA { <dok/0123456789abcdef/mengingat/1> iki:nomorTambahanLembaran "5587" } ;
INSERT DATA { <dok/0123456789abcdef/mengingat/1> iki:nomorTambahanLembaran "4437" }
