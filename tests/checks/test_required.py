"""What a decree has to state: taking any of it away is never rewarded, whatever is missing already."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_graph.checks import check
from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from tests.checks.support import complete

ROW_FIELDS = ("indikator", "formulasi", "sumber_data")


def required() -> list[str]:
    """Pointers of all that the complete decree has to state. Its title is left out: without it there is no decree, and nothing to ask of one."""
    rekaman = complete()
    found = [f"/dokumen/{key}" for key in ("nomor", "tanggal", "penandatangan")]
    found += ["/dokumen/penandatangan/nama", "/dokumen/penandatangan/nip", "/mengingat", "/diktum"]
    found += [f"/mengingat/{i}" for i, sitasi in enumerate(rekaman.mengingat) if sitasi.jenis != "PP"]
    for i, iku in enumerate(rekaman.iku):
        # A definition may stand for a formula; the sasaran of an IKU is known from the cascade too.
        found += [f"/iku/{i}/{key}" for key in ROW_FIELDS if key != "formulasi" or iku.definisi is None]
    for j, jabatan in enumerate(rekaman.jabatan):
        found += [f"/jabatan/{j}/{key}" for key in ("tugas", "iki")]
        found += [f"/jabatan/{j}/iki/{i}/{key}" for i in range(len(jabatan.iki)) for key in ("kinerja", *ROW_FIELDS)]
    return found


def without(pointers: frozenset[str]) -> Rekaman:
    """The complete decree without these values; those of lists go from the end, so that the others keep their places."""
    rekaman = complete()
    for pointer in sorted(pointers, reverse=True):
        *way, last = pointer.strip("/").split("/")
        at: object = rekaman
        for step in way:
            at = at[int(step)] if isinstance(at, list) else getattr(at, step)
            if at is None:
                break
        if at is None or isinstance(at, list) and int(last) >= len(at):
            continue
        if isinstance(at, list):
            del at[int(last)]
        else:
            setattr(at, last, [] if isinstance(getattr(at, last), list) else None)
            if last == "formulasi":
                at.formula = None
        for key in [key for key in rekaman.asal if key == pointer or key.startswith(f"{pointer}/")]:
            del rekaman.asal[key]
    return rekaman


@cache
def findings(pointers: frozenset[str]) -> list[Temuan]:
    return check(without(pointers))


@pytest.mark.parametrize("pointer", required())
def test_each_is_missed(pointer: str) -> None:
    assert findings(frozenset([pointer])) != []


def owner(pointer: str) -> str:
    """The row, position or part that a value belongs to: what is wrong with one is not what is wrong with another."""
    way = pointer.strip("/").split("/")
    return "/".join(way[:4] if way[2:3] == ["iki"] and len(way) > 3 else way[:2] if way[0] in ("iku", "jabatan") else way[:1])


def apart(one: str, other: str) -> bool:
    return not (owner(one).startswith(owner(other)) or owner(other).startswith(owner(one)))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_taking_more_away_never_shortens_the_list(data: st.DataObject) -> None:
    """Within one row a graver fault may speak for a lighter one (no indicator: no word on its formula); across rows none does."""
    fields = required()
    last = data.draw(st.sampled_from(fields))
    others = [field for field in fields if apart(field, last)]
    first = frozenset(data.draw(st.lists(st.sampled_from(others), max_size=3, unique=True)))
    before, after = findings(first), findings(first | {last})
    assert len(after) >= len(before)


def test_without_title_and_dicta_there_is_no_decree() -> None:
    assert [item.kode for item in findings(frozenset(["/dokumen/jenis", "/diktum"]))] == ["DOK-01"]
