# Angka satu wilayah: jumlah dari ringkasan semua dokumennya.
# The numbers of a region: the sums of the summaries of all its documents.
INSERT { GRAPH $graf {
  $simpul a iki:RekapWilayah ; iki:kunciWilayah "$kunci" ; dcterms:identifier "$cara" ; iki:jumlahDokumen ?n ;
    iki:jumlahIku ?iku ; iki:jumlahIkuDidukung ?ikuDidukung ; iki:jumlahJabatan ?jabatan ; iki:jumlahJabatanBerIki ?jabatanBerIki ;
    iki:jumlahIki ?iki ; iki:jumlahIkiTerhubung ?ikiTerhubung ; iki:jumlahIkiSampaiIku ?ikiSampaiIku ; iki:jumlahBerformula ?berformula ;
    iki:jumlahBersumber ?bersumber ; iki:jumlahKeraguan ?keraguan ; iki:jumlahPelanggaran ?pelanggaran ; iki:jumlahPeringatan ?peringatan ;
    iki:jumlahInfo ?info
} }
WHERE {
  {
    SELECT (COUNT(DISTINCT ?dok) AS ?n)
      (SUM(?xIku) AS ?iku) (SUM(?xIkuDidukung) AS ?ikuDidukung) (SUM(?xJabatan) AS ?jabatan) (SUM(?xJabatanBerIki) AS ?jabatanBerIki)
      (SUM(?xIki) AS ?iki) (SUM(?xIkiTerhubung) AS ?ikiTerhubung) (SUM(?xIkiSampaiIku) AS ?ikiSampaiIku) (SUM(?xBerformula) AS ?berformula)
      (SUM(?xBersumber) AS ?bersumber) (SUM(?xKeraguan) AS ?keraguan) (SUM(?xPelanggaran) AS ?pelanggaran)
      (SUM(?xPeringatan) AS ?peringatan) (SUM(?xInfo) AS ?info)
    WHERE {
      GRAPH ?g {
        ?r iki:kunciWilayah "$kunci" ; a iki:Ringkasan ; iki:atasDokumen ?dok ;
          iki:jumlahIku ?xIku ; iki:jumlahIkuDidukung ?xIkuDidukung ; iki:jumlahJabatan ?xJabatan ;
          iki:jumlahJabatanBerIki ?xJabatanBerIki ; iki:jumlahIki ?xIki ; iki:jumlahIkiTerhubung ?xIkiTerhubung ;
          iki:jumlahIkiSampaiIku ?xIkiSampaiIku ; iki:jumlahBerformula ?xBerformula ; iki:jumlahBersumber ?xBersumber ;
          iki:jumlahKeraguan ?xKeraguan ; iki:jumlahPelanggaran ?xPelanggaran ; iki:jumlahPeringatan ?xPeringatan ; iki:jumlahInfo ?xInfo
      }
    }
  }
  FILTER(?n > 0)
}
