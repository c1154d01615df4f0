"""A decree of two pages with its people, as PDF: a signature, a holder above the table and in it, and a drawn signature."""

from pathlib import Path

from tests.formats.paper import Sheet, pdf

XS = (50, 80, 200, 330, 460, 545)
SIGNER, HOLDER = "Drs. BAMBANG SUTEJO, M.Si", "SITI WAHYUNI, S.Sos"
NIPS = ("19680412 199203 1 007", "19750605 200003 2 004")
NAMES = ((1, (398, 364, 560, 378)), (1, (398, 393, 560, 406)), (2, (48, 85, 250, 98)), (2, (48, 103, 250, 116)), (2, (464, 211, 544, 238)))
"""Where names and NIP stand: page and box."""
DRAWN = (1, (340, 345, 380, 365))
"""Where the signature is drawn, of which nothing is read."""


def decree(folder: Path, name: str = "orang.pdf") -> Path:
    """The PDF."""
    path = folder / name
    path.write_bytes(pdf(sheets()))
    return path


def in_two_files(folder: Path) -> tuple[Path, Path]:
    """The text and the annex of the decree, each a PDF of its own."""
    paths = folder / "SK.pdf", folder / "Lampiran.pdf"
    body, annex = sheets()
    annex.text(50, 70, "TANGGAL 2 JANUARI 2023")
    for path, sheet in zip(paths, (body, annex), strict=True):
        path.write_bytes(pdf([sheet]))
    return paths


def sheets() -> tuple[Sheet, Sheet]:
    """The pages of the decree: its text, and its annex."""
    first = Sheet().lines(150, 60, ["KEPUTUSAN CAMAT SUKAMAJU", "NOMOR 188.45/7/2023", "TENTANG", "INDIKATOR KINERJA INDIVIDU"], 16)
    texts = [
        "Menimbang : a. bahwa perlu ditetapkan Indikator Kinerja Individu;",
        "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
        "MEMUTUSKAN:",
        "Menetapkan : KEPUTUSAN CAMAT TENTANG INDIKATOR KINERJA INDIVIDU.",
        "KESATU : Indikator Kinerja Individu tercantum dalam Lampiran.",
    ]
    first.lines(50, 140, texts, 18)
    first.lines(330, 300, ["Ditetapkan di Sukamaju", "pada tanggal 2 Januari 2023", "CAMAT SUKAMAJU,"], 14)
    first.text(400, 375, SIGNER).text(400, 389, "Pembina Tk. I").text(400, 403, f"NIP. {NIPS[0]}")
    for at in range(345, 365, 2):
        first.stroke(340, at, 380, at + 1)
    second = Sheet().lines(50, 60, ["LAMPIRAN KEPUTUSAN CAMAT SUKAMAJU NOMOR 188.45/7/2023", "INDIKATOR KINERJA INDIVIDU"], 18)
    second.lines(50, 96, [f"Nama : {HOLDER}", f"NIP : {NIPS[1]}", "Jabatan : SEKRETARIS", "Tugas : Membantu Camat"], 18)
    head = [["NO"], ["KINERJA"], ["INDIKATOR KINERJA"], ["FORMULASI"], ["SUMBER DATA"]]
    one = [["1."], ["Surat terkelola", "tertib"], ["Meningkatnya surat"], ["Surat / surat x 100%"], ["Buku SITI", "WAHYUNI, S.Sos"]]
    two = [["2."], ["Arsip tertib"], ["Jumlah arsip"], ["Jumlah arsip"], []]
    second.grid(190, XS, (20, 40, 40), [head, one, two])
    return first, second
