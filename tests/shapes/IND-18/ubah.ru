# temuan: dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
  <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/1> iki:target "150 %" .
  <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/2> iki:target "144 berkas" .
  <dok/0123456789abcdef/jabatan/sekretaris-kecamatan/iki/3> iki:target "4"
}
