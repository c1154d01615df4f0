"""The tables of a report as plain data, which XLSX, DOCX and PDF show alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from iki_graph import legal
from iki_graph.alignment import Keselarasan, cascade, function_matrices, iku_matrix, office_score
from iki_graph.alignment.measures import service
from iki_graph.checks.temuan import Temuan
from iki_graph.graph.places import issuer_region
from iki_graph.graph.reference import citation_form
from iki_graph.record import Baris, Rekaman, Sitasi, Sumber
from iki_graph.reference.regulations import by_key
from iki_graph.reports.digest import day, standing
from iki_graph.reports.labels import Label, labels
from iki_graph.reports.whereabouts import office_names, post_names

Sel = str | int | float | None


@dataclass(frozen=True)
class Kolom:
    """A column: its key in machine output, its head for people, its width in characters."""

    kunci: str
    judul: str
    lebar: int


@dataclass(frozen=True)
class Tabel:
    """A table with its title and a remark on how to read it. Texts in cells are verbatim."""

    kunci: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[tuple[Sel, ...], ...]
    catatan: str = ""


def tables(rekaman: Rekaman, temuan: Sequence[Temuan], links: Sequence[Keselarasan], lang: str = "id") -> list[Tabel]:
    """All tables on one decree."""
    codes, graph = _codes(temuan), cascade(rekaman, links)
    served = {link.iki: link for link in links}
    return [
        iku(rekaman, codes, lang),
        iki(rekaman, served, graph, codes, lang),
        alignment(rekaman, links, graph, lang),
        citations(rekaman, codes, lang),
        *matrices(rekaman, graph, lang),
        functions(rekaman, lang),
        score(graph, lang),
        doubts(rekaman, lang),
    ]


def iku(rekaman: Rekaman, codes: Mapping[str, str], lang: str) -> Tabel:
    """The office's indicators in the five columns of PER/20/M.PAN/11/2008."""
    names = office_names(rekaman, lang)
    rows = [
        (names[at], row.sasaran, row.indikator, _both(row.formulasi, row.definisi), row.sumber_data, row.penanggung_jawab, codes.get(f"/iku/{at}"), lines(row.baris, rekaman.sumber))
        for at, row in enumerate(rekaman.iku)
    ]  # fmt: skip
    wanted = (
        ("no", 10),
        ("sasaran", 32),
        ("iku", 36),
        ("formulasi", 48),
        ("sumber_data", 26),
        ("penanggung_jawab", 24),
        ("kode", 18),
        ("baris", 11),
    )
    return table_of("iku", wanted, rows, lang)


def iki(rekaman: Rekaman, served: Mapping[str, Keselarasan], graph: nx.DiGraph, codes: Mapping[str, str], lang: str) -> Tabel:
    """The indicators of every position."""
    label, names = labels(lang), post_names(rekaman, lang)
    rows: list[Sequence[Sel]] = []
    for at, jabatan in enumerate(rekaman.jabatan):
        for number, row in enumerate(jabatan.iki):
            link = served.get(f"jabatan:{at}/iki:{number}")
            serves = _serves(rekaman, graph, link.ke, lang) if link and link.ke else None
            rows.append(
                (names[at], jabatan.atasan, number + 1, row.kinerja, row.indikator, row.formulasi, row.sumber_data, row.satuan, row.target, serves)
                + (label(f"tautan-{link.jenis}") if link and link.ke else None, codes.get(f"/jabatan/{at}/iki/{number}"), lines(row.baris, rekaman.sumber))
            )  # fmt: skip
    wanted = (("jabatan", 28), ("atasan", 22), ("no", 6), ("kinerja", 32), ("indikator", 36), ("formulasi", 44), ("sumber_data", 24), ("satuan", 11), ("target", 11))  # fmt: skip
    return table_of("iki", (*wanted, ("mendukung", 36), ("tautan", 14), ("kode", 18), ("baris", 11)), rows, lang)


def alignment(rekaman: Rekaman, links: Sequence[Keselarasan], graph: nx.DiGraph, lang: str) -> Tabel:
    """What each IKI, and each indicator and statement above them, serves, how sure that is, and why."""
    label, names = labels(lang), post_names(rekaman, lang)
    rows: list[Sequence[Sel]] = []
    for link in links:
        number = None
        if link.iki.startswith("jabatan:"):
            at, number = _indices(link.iki)
            owner = names[at]
        else:
            owner = _name(rekaman, link.iki, lang)
        serves = _serves(rekaman, graph, link.ke, lang) if link.ke else label("tanpa-tautan")
        kind, score = (label(f"tautan-{link.jenis}"), link.skor) if link.ke else (None, None)
        rows.append(
            (
                owner,
                None if number is None else number + 1,
                _words(graph, link.iki),
                serves,
                kind,
                score,
                link.alasan_en if lang == "en" else link.alasan,
            )
        )
    wanted = (("jabatan", 28), ("no", 6), ("indikator", 40), ("mendukung", 44), ("tautan", 14), ("skor", 8), ("alasan", 60))
    return table_of("keselarasan", wanted, rows, lang)


def citations(rekaman: Rekaman, codes: Mapping[str, str], lang: str) -> Tabel:
    """The legal bases as printed, the regulation that each one means, and whether it was in force on the decree's date."""
    on = decree_date(rekaman)
    rows = []
    for at, sitasi in enumerate(rekaman.mengingat):
        key = _meant(sitasi, rekaman)
        regulation = by_key(key) if key else None
        known = f"{citation_form(regulation)} tentang {regulation.tentang}" if regulation else None
        rows.append((sitasi.no or at + 1, sitasi.teks, known, _force(key, on, lang), codes.get(f"/mengingat/{at}")))
    return table_of("hukum", (("no", 6), ("tertulis", 60), ("terdaftar", 52), ("keadaan", 34), ("kode", 18)), rows, lang)


def matrices(rekaman: Rekaman, graph: nx.DiGraph, lang: str) -> list[Tabel]:
    """Which position carries which IKU: in numbers of IKI, and as the matrix of parts and results with their texts (Permenpanrb 6/2022)."""
    label, names, office = labels(lang), post_names(rekaman, lang), office_names(rekaman, lang)
    cells, links = iku_matrix(graph).sel, service(graph)
    numbers: list[Sequence[Sel]] = []
    texts: list[Sequence[Sel]] = []
    for at, jabatan in enumerate(rekaman.jabatan):
        reached = [nx.descendants(links, f"jabatan:{at}/iki:{n}") for n in range(len(jabatan.iki))]
        carried = [[n for n, above in enumerate(reached) if f"iku:{i}" in above] for i in range(len(office))]
        known = [cells.get((f"iku:{i}", f"jabatan:{at}")) for i in range(len(office))]
        loose = sum(not any(n in cell for cell in carried) for n in range(len(jabatan.iki)))
        numbers.append((names[at], *(cell.iki if cell else None for cell in known), len(jabatan.iki), loose or None))
        listed = ("\n".join(f"{n + 1}. {jabatan.iki[n].indikator or '–'}" for n in cell) or None for cell in carried)
        texts.append((names[at], jabatan.atasan, *listed))
    heads = [
        Kolom(f"iku_{i}", f"{name}\n{row.indikator or '–'}", 24) for i, (name, row) in enumerate(zip(office, rekaman.iku, strict=True), 1)
    ]
    first, last = _columns((("jabatan", 32),), label), _columns((("jumlah_iki", 10), ("lepas", 12)), label)
    return [
        _as_table("matriks", (*first, *heads, *last), numbers, lang),
        _as_table("peran", (*first, *_columns((("atasan", 24),), label), *(Kolom(k.kunci, k.judul, 40) for k in heads)), texts, lang),
    ]


def functions(rekaman: Rekaman, lang: str) -> Tabel:
    """Which IKI cover which function of a position (its tasks, where it has no functions)."""
    label, names = labels(lang), post_names(rekaman, lang)
    rows: list[Sequence[Sel]] = []
    for matrix in function_matrices(rekaman):
        name = names[int(matrix.jabatan.partition(":")[2])]
        for at, text in enumerate(matrix.fungsi):
            covering = [(i, score) for (f, i), score in matrix.sel.items() if f == at]
            shown = "\n".join(f"{i + 1}. {matrix.iki[i] or '–'}" for i, _ in covering) or label(
                "fungsi-lain" if at in matrix.tugas_lain else "fungsi-tanpa-iki"
            )
            rows.append((name, label(f"tempat-{matrix.unsur}"), at + 1, text, shown, max((score for _, score in covering), default=None)))
        rows += [(name, "IKI", i + 1, matrix.iki[i] or "–", label("iki-tanpa-fungsi"), None) for i in matrix.tanpa_fungsi]
    wanted = (("jabatan", 30), ("unsur", 10), ("no", 6), ("uraian", 60), ("iki_terkait", 60), ("skor", 8))
    return table_of("fungsi", wanted, rows, lang)


def score(graph: nx.DiGraph, lang: str) -> Tabel:
    """How well the cascade holds together, part by part, and as a whole: an estimate."""
    found = office_score(graph)
    rows: list[Sequence[Sel]] = [
        (part.nama_en if lang == "en" else part.nama, part.ada, part.dari, part.bobot, round(part.nilai, 1)) for part in found.bagian
    ]
    if found.nilai is not None:
        rows.append((labels(lang)("nilai-seluruhnya"), None, None, None, found.nilai))
    return table_of("nilai", (("bagian_nilai", 52), ("ada", 10), ("dari", 10), ("bobot", 10), ("nilai", 16)), rows, lang)


def doubts(rekaman: Rekaman, lang: str) -> Tabel:
    """Where our reading is unsure."""
    rows = [(lines(doubt.baris, rekaman.sumber), doubt.alasan, doubt.penunjuk or "/") for doubt in rekaman.keraguan]
    return table_of("keraguan", (("baris", 12), ("alasan", 80), ("tempat_rekaman", 40)), rows, lang)


def decree_date(rekaman: Rekaman) -> date | None:
    """The day of the decree; None where it is incomplete."""
    try:
        return date.fromisoformat(rekaman.dokumen.tanggal or "")
    except ValueError:
        return None


def lines(baris: Baris | None, sumber: Sumber | None = None) -> str | None:
    """Lines as people write them: 12, 12–15; where the `sumber` is several files, as they count in theirs: 12–15 (Lampiran.xlsx)."""
    if baris is None:
        return None
    if sumber and (own := sumber.of(baris)):
        return f"{lines(own[1])} ({own[0].berkas})"
    return str(baris[0]) if baris[0] == baris[1] else f"{baris[0]}–{baris[1]}"


def table_of(key: str, wanted: Sequence[tuple[str, int]], rows: Sequence[Sequence[Sel]], lang: str) -> Tabel:
    """A table from the keys and widths of its columns and its rows; title, remark and heads come from the words of the language."""
    return _as_table(key, _columns(wanted, labels(lang)), rows, lang)


def _as_table(key: str, columns: Sequence[Kolom], rows: Sequence[Sequence[Sel]], lang: str) -> Tabel:
    label = labels(lang)
    return Tabel(key, label(f"tabel-{key}"), tuple(columns), tuple(tuple(row) for row in rows), label(f"tabel-{key}-catatan"))


def _columns(wanted: Sequence[tuple[str, int]], label: Label) -> tuple[Kolom, ...]:
    return tuple(Kolom(key, label(f"kolom-{key}"), width) for key, width in wanted)


def _codes(temuan: Sequence[Temuan]) -> dict[str, str]:
    """The codes of the standing findings on each row, by pointer of the row."""
    found: dict[str, dict[str, None]] = {}
    for item in standing(temuan):
        parts = item.unsur.split("/")
        row = "/".join(parts[:5] if parts[1:2] == ["jabatan"] and parts[3:4] == ["iki"] else parts[:3])
        found.setdefault(row, {})[item.kode] = None
    return {row: ", ".join(sorted(codes)) for row, codes in found.items()}


def _both(formulasi: str | None, definisi: str | None) -> str | None:
    return "\n\n".join(filter(None, (formulasi, definisi))) or None


def _indices(node: str) -> tuple[int, int]:
    at, number = (int(part.partition(":")[2]) for part in node.split("/"))
    return at, number


def _serves(rekaman: Rekaman, graph: nx.DiGraph, node: str, lang: str) -> str:
    """What a link leads to, with its name: "IKU 1: …", "Camat, IKI 2: …"."""
    return f"{_name(rekaman, node, lang)}: {_words(graph, node)}"


def _name(rekaman: Rekaman, node: str, lang: str) -> str:
    kind, _, rest = node.partition(":")
    if kind == "iku":
        return office_names(rekaman, lang)[int(rest)]
    if kind == "jabatan":
        at, number = _indices(node)
        return f"{post_names(rekaman, lang)[at]}, IKI {number + 1}"
    return f"{labels(lang)(f'tempat-{kind}')} {int(rest) + 1}"


def _words(graph: nx.DiGraph, node: str) -> str:
    return (graph.nodes[node]["text"] if node in graph else None) or "–"


def _meant(sitasi: Sitasi, rekaman: Rekaman) -> str | None:
    region = issuer_region(sitasi, rekaman.dokumen)
    code = region.code if region else None
    return legal.resolve(sitasi.jenis, sitasi.nomor, sitasi.tahun, code) or (found.key if (found := legal.meant(sitasi, code)) else None)


def _force(key: str | None, on: date | None, lang: str) -> str:
    label = labels(lang)
    regulation = by_key(key) if key else None
    if regulation is None:
        return label("hukum-tidak-terdaftar")
    if on is None:
        return label("hukum-tanpa-tanggal")
    state = legal.in_force(regulation.key, on)
    if state is False and regulation.repealed_by:
        new = by_key(regulation.repealed_by)
        since = day(regulation.repealed_since.isoformat(), lang) if regulation.repealed_since else "–"
        return label("hukum-dicabut", pencabut=citation_form(new) if new else regulation.repealed_by, sejak=since)
    if state is None:
        return label("hukum-tidak-pasti")
    newest = legal.missing_amendment(regulation.key, (), on)
    amendment = by_key(newest.key) if newest else None
    if state is False:
        return label("hukum-belum-berlaku")
    return label("hukum-diubah", perubahan=citation_form(amendment)) if amendment else label("hukum-berlaku")
