# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT { ?orang org:holds <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> } WHERE { ?orang org:holds <dok/0123456789abcdef/jabatan/camat-sumberwangi> }
