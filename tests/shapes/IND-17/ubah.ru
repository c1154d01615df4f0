# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
  <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1> iki:target "95" .
  <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/3> iki:target "4"
}
