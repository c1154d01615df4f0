"""The documentation pages of the checks (docs/periksa/), written from the catalogue: `python -m iki_graph.checks.pages docs/periksa`."""

import re
import sys
from pathlib import Path

from iki_graph.checks.catalogue import Aturan, catalogue, comparing_rules, group_names

_LEVELS = {
    "pelanggaran": "pelanggaran: tidak mungkin benar, atau dituntut peraturan",
    "peringatan": "peringatan: penelaah yang teliti akan menegurnya",
    "info": "info: saran penyempurnaan",
}
_KINDS = {
    "pasti": "pasti: terbukti dari naskah",
    "telaah": "telaah: hal yang perlu ditelaah, belum tentu keliru",
}

_INTRODUCTION = """# Daftar aturan periksa

Halaman-halaman ini ditulis dari berkas `shapes/` dengan `python -m iki_graph.checks.pages docs/periksa`; ubahlah bentuknya, bukan halamannya.

## Tiga hal yang tidak dicampur

- **Pasti**: kesalahan yang terbukti dari naskah.
- **Telaah**: hal yang perlu dilihat orang. Termasuk di sini aturan yang bersandar pada kelaziman, pada analogi, atau pada daftar kata.
- **Keraguan bacaan**: keraguan program tentang bacaannya sendiri (sel bergeser, teks terpotong, tahun dari luar judul). Keraguan bukan temuan.

Bila sebuah temuan bertumpu pada bagian yang bacaannya diragukan, temuan itu tidak dihapus, tetapi diturunkan menjadi *telaah* dengan tingkat *info*,
dan kalimatnya meminta pembaca membandingkan dahulu dengan naskah asli. Yang dihitung: keraguan atas kunci rekaman yang menjadi tumpuan aturan, atas
bagiannya, atau atas hal yang memuatnya; keraguan atas dokumen seluruhnya dihitung bila barisnya jatuh di dalam baris unsur yang ditegur, dan bagi
temuan atas dokumen sendiri bila keraguan itu tidak berbaris.

## Satu kesalahan, satu temuan

Aturan saling mengalah: isian semu diurus FRM-02 dan bukan FRM-05, indeks tanpa metode diurus FRM-15 dan bukan IND-13, dan tanpa naskah keputusan
(DOK-01) aturan lain atas keputusan diam.

## Yang sengaja tidak diperiksa

- Bagian yang tidak terbaca, rumus yang rusak oleh pemindaian, dan sel yang bergeser adalah keraguan bacaan, bukan kesalahan instansi.
- Kesesuaian dengan Renstra, perjanjian kinerja, laporan kinerja, dan SKP memerlukan dokumen lain; satu naskah tidak dapat membuktikannya.
  Aturan LTS membandingkan dua keputusan dan hanya dijalankan `iki compare`.
- Bunyi perhitungan di belakang indeks resmi: yang diperiksa hanya apakah metodenya dirujuk (FRM-15).

## Aturan

| Kode | Apa yang diperiksa | Tingkat | Jenis | Kategori |
|---|---|---|---|---|
"""


def page(rule: Aturan) -> str:
    """The page of one check, in Markdown."""
    rows = (
        ("Kelompok", f"{group_names()[rule.kelompok]} ({rule.kelompok})"),
        ("Tingkat", _LEVELS[rule.tingkat]),
        ("Jenis", _KINDS[rule.jenis]),
        ("Kategori", f"`{rule.kategori}`"),
        ("Dasar", rule.dasar),
    )
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    return f"""# {rule.kode} · {rule.nama}

| | |
|---|---|
{table}

## Apa dan mengapa

{rule.uraian}

## Bunyi temuan

> {_shown(rule.pesan)}

## Contoh yang lolos

> {rule.contoh_benar}

## Contoh yang tidak lolos

> {rule.contoh_keliru}

## Cara memperbaiki

{_shown(rule.saran)}
"""


def overview() -> str:
    """The page that lists all checks."""
    rules = [*catalogue().values(), *comparing_rules().values()]
    return _INTRODUCTION + "".join(f"| [{r.kode}]({r.kode}.md) | {r.nama} | {r.tingkat} | {r.jenis} | `{r.kategori}` |\n" for r in rules)


def pages() -> dict[str, str]:
    """All pages by file name."""
    return {f"{rule.kode}.md": page(rule) for rule in (catalogue() | comparing_rules()).values()} | {"README.md": overview()}


def _shown(template: str) -> str:
    """A template as people read it: slots in angle quotes."""
    return re.sub(r"\{(\w+)\}", r"‹\1›", template)


if __name__ == "__main__":
    for name, text in pages().items():
        Path(sys.argv[1], name).write_text(text, encoding="utf-8", newline="\n")
