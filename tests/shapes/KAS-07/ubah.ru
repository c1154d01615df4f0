# temuan: dok/0123456789abcdef/tujuan/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE DATA { <dok/0123456789abcdef/tujuan/1> iki:mendukung <dok/0123456789abcdef/misi/1> } ;
INSERT DATA { <dok/0123456789abcdef/misi/2> a iki:Misi ; iki:urutan 2 ; iki:teks "Mempercepat pembangunan desa" ; iki:dalamDokumen <dok/0123456789abcdef> }
