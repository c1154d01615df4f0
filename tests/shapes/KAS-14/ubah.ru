# temuan: dok/0123456789abcdef/sasaran/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT { ?iki a iki:IKU ; iki:mengukur <dok/0123456789abcdef/sasaran/1> ; iki:penanggungJawab "Camat" }
WHERE { ?iki a iki:IKI ; iki:milik <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> }
