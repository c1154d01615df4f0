# temuan: dok/0123456789abcdef/jabatan/pengadministrasi-umum
BASE <https://w3id.org/iki-graph/id/>
PREFIX iki: <https://w3id.org/iki-graph/onto#>

DELETE { ?t iki:milik ?j } WHERE { ?t a iki:IKI ; iki:milik ?j . FILTER(?j = <dok/0123456789abcdef/jabatan/pengadministrasi-umum>) }
