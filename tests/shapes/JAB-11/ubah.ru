# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/jabatan/sekretaris-kecamatan> iki:atasanLangsung <dok/0123456789abcdef/jabatan/pengadministrasi-umum> }
