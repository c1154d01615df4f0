# temuan: dok/0123456789abcdef/mengingat/6
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/instansi> iki:wilayah <wilayah/35.23.04> . <dok/0123456789abcdef/mengingat/6> iki:kunciPeraturan "perbup/35.25/2016/69" }
