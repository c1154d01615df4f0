# temuan: dok/0123456789abcdef/tujuan/2
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA {
  <dok/0123456789abcdef/tujuan/2> a iki:Tujuan ; iki:urutan 2 ; iki:teks "Meningkatnya pembangunan desa" ; iki:mendukung <dok/0123456789abcdef/misi/1> ; iki:dalamDokumen <dok/0123456789abcdef> .
  <dok/0123456789abcdef/indikator/9> a iki:Indikator ; iki:urutan 9 ; iki:teks "Indeks Desa Membangun" ; iki:mengukur <dok/0123456789abcdef/tujuan/2> ; iki:dalamDokumen <dok/0123456789abcdef> .
}
