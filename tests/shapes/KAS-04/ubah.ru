# temuan: dok/0123456789abcdef/sasaran/8
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

INSERT DATA { <dok/0123456789abcdef/sasaran/8> a iki:Sasaran ; iki:urutan 8 ; iki:teks "Meningkatnya kebersihan lingkungan" ; iki:mendukung <dok/0123456789abcdef/tujuan/1> ; iki:dalamDokumen <dok/0123456789abcdef> }
