# temuan: dok/0123456789abcdef/orang/1
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { <dok/0123456789abcdef/orang/1> iki:nip ?lama } INSERT { <dok/0123456789abcdef/orang/1> iki:nip "197513122000031002" } WHERE { OPTIONAL { <dok/0123456789abcdef/orang/1> iki:nip ?lama } }
