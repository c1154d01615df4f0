"""What serves nothing by its nature: further duties, and what every head does for subordinates. Real indicators beside them do serve."""

import pytest

from iki_graph.alignment.duties import LEADING, OTHER, is_leading, serves_nothing
from iki_graph.alignment.reasons import alasan

from .test_align import links, post, rekaman


@pytest.mark.parametrize(
    "text",
    [
        "Prosentase jumlah Bimbingan dan menyelia pelaksanaan tugas bawahan secara berkala sesuai peraturan dan prosedur",
        "Membimbing, mengarahkan dan menilai prestasi kerja bawahan",
        "Jumlah bawahan yang dinilai prestasi kerjanya",
        "Mengawasi pelaksanaan tugas bawahan serta membagi tugas sesuai bidangnya",
        "Persentase tugas bawahan yang terbagi habis",
        "Memberi petunjuk dan membagi tugas kepada bawahan",
        "Pelaksanaan penilaian kinerja bawahan sebagai bahan pertimbangan pengembangan karier",
        "Jumlah laporan bawahan yang dikoreksi",
        "Persentase petunjuk yang diberikan kepada para bawahan",
        "Mengevaluasi pelaksanaan tugas bawahan di lingkungan Seksi Pelayanan",
    ],
)
def test_leading_subordinates_serves_nothing(text: str) -> None:
    assert serves_nothing(text, "Terlaksananya kegiatan") == LEADING


@pytest.mark.parametrize(
    "text",
    [
        "Persentase SKP bawahan yang dinilai tepat waktu",
        "Persentase pegawai dengan nilai SKP baik",
        "Nilai rata-rata kinerja bawahan",
        "Indeks kepuasan bawahan",
        "Pengawasan terhadap kehadiran bawahan",
        "Persentase bawahan yang dibina disiplinnya",
        "Persentase usul kenaikan pangkat bawahan yang diperiksa",
        "Persentase temuan hasil pengawasan yang ditindaklanjuti",
        "Jumlah perangkat daerah yang diawasi dan dinilai kinerjanya",
        "Persentase pembinaan dan pengawasan pemerintahan desa",
        "Persentase penilaian kinerja pegawai yang tepat waktu",
        "",
    ],
)
def test_what_is_measured_of_staff_or_of_others_may_serve(text: str) -> None:
    assert serves_nothing(text, "Meningkatnya kinerja") == ""


def test_a_kinerja_of_leading_counts_where_the_indicator_says_nothing_else() -> None:
    assert is_leading("Jumlah kegiatan pembinaan", "Membimbing dan membina bawahan")
    assert not is_leading("Persentase kehadiran pegawai", "Membimbing dan membina bawahan")
    assert serves_nothing("Jumlah kegiatan", "Melaksanakan tugas kedinasan lain") == OTHER


def test_no_link_goes_from_or_to_it() -> None:
    lead = ("Membimbing dan menilai bawahan", "Persentase bimbingan kepada bawahan")
    found = links(rekaman(post(1, None, ("Tertib", "Jumlah surat"), lead), post(2, 1, ("Terkirim", "Jumlah surat bimbingan"), lead)))
    assert [link.ke for link in found] == [None, None, "jabatan:0/iki:0", None] and (found[3].alasan, found[3].alasan_en) == alasan(LEADING)
