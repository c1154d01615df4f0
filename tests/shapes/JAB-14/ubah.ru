# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/fungsi/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/fungsi/2> iki:sidik ?s } WHERE { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/fungsi/1> iki:sidik ?s }
