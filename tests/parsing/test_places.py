"""Where each value stands: pointers that resolve, lines that hold the value, parts in their order."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from iki_graph.record import Rekaman

from .generator import records
from .render import Layout, layouts, render
from .settings import QUICK
from .support import SAMPLES, letters, parse_bytes, parse_text


def resolve(record: dict[str, Any], pointer: str) -> Any:
    """The value that a JSON pointer names. Raises KeyError, IndexError or TypeError where it names none."""
    value: Any = record
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def words(value: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", value.casefold()))


def check_places(record: Rekaman, lines: list[str]) -> None:
    """All that a record says of places holds for the text that it was read from."""
    data = record.model_dump(mode="json")

    def text(span: tuple[int, int]) -> str:
        first, last = span
        assert 1 <= first <= last <= len(lines), f"lines {span} of {len(lines)}"
        return " ".join(lines[first - 1 : last])

    for pointer, place in record.asal.items():
        value = resolve(data, pointer)
        assert value is not None, f"{pointer} has a place but no value"
        assert 0 <= place.yakin <= 1
        if place.baris is not None:
            found = text(place.baris)
            if (
                isinstance(value, str)
                and pointer.split("/")[1] in ("menimbang", "mengingat", "diktum", "iku", "jabatan")
                and place.yakin == 1
            ):
                missing = words(value) - words(re.sub(r"(?<=[a-z])-\s+", "", found))
                assert not missing or "atasan" in pointer or letters(value) in letters(found), (
                    f"{pointer}: {missing} not in lines {place.baris}"
                )
    for doubt in record.keraguan:
        assert doubt.alasan
        if doubt.penunjuk:
            resolve(data, doubt.penunjuk)
        if doubt.baris is not None:
            text(doubt.baris)
    for part in record.bagian:
        text(part.baris)
    starts = [part.baris[0] for part in record.bagian]
    assert starts == sorted(starts)
    for mention in record.sebutan:
        assert mention.bagian is None or 0 <= mention.bagian < len(record.bagian)
        text(mention.baris)
    for number, position in enumerate(record.jabatan, 1):
        assert position.urut == number
        assert position.atasan_urut is None or (1 <= position.atasan_urut <= len(record.jabatan) and position.atasan_urut != number)


@QUICK
@given(records(most_rows=6), layouts())
def test_places_of_a_whole_decree(record: Rekaman, layout: Layout) -> None:
    source = render(record, layout)
    got = parse_text(source)
    check_places(got, source.split("\n"))
    for field in ("nomor", "tentang", "tanggal"):
        assert f"/dokumen/{field}" in got.asal
    for i, position in enumerate(got.jabatan):
        assert position.baris is not None
        assert f"/jabatan/{i}/nama" in got.asal
        for row in position.iki:
            assert row.baris is not None and position.baris[0] <= row.baris[0] <= row.baris[1] <= position.baris[1]


@QUICK
@given(records(most_rows=6), layouts(), st.floats(0.2, 1))
def test_places_of_a_decree_that_is_cut(record: Rekaman, layout: Layout, share: float) -> None:
    lines = render(record, layout).split("\n")
    lines = lines[: int(len(lines) * share)]
    check_places(parse_bytes("\n".join(lines).encode())[0], lines)


def test_places_of_the_samples() -> None:
    for path in sorted(SAMPLES.glob("*.txt")) + sorted(SAMPLES.glob("*.md")):
        content = path.read_text(encoding="utf-8")
        for record in parse_bytes(content.encode(), path.name):
            check_places(record, content.split("\n"))
            assert record.berkas == path.name
            assert record.sumber is not None and record.sumber.baris == len(content.splitlines())


def test_identity_blocks_of_the_parts() -> None:
    """Each annex says for itself which decree it belongs to."""
    (record,) = parse_bytes((SAMPLES / "dinas-perpustakaan.txt").read_bytes())
    annexes = [part for part in record.bagian if part.jenis == "lampiran"]
    assert [letters(part.nama) for part in annexes] == ["lampirani", "lampiranii"]
    for part in annexes:
        assert part.identitas is not None
        assert (part.identitas.nomor, part.identitas.tanggal) == ("050/127/427.48/2021", "2021-01-04")
