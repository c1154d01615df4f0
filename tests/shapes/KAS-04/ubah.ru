# temuan: dok/0123456789abcdef/sasaran/3
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/sasaran/3> a iki:Sasaran ; iki:urutan 3 ; iki:teks "Meningkatnya ketertiban umum" ; iki:mendukung <dok/0123456789abcdef/tujuan/1> ; iki:dalamDokumen <dok/0123456789abcdef> }
