"""The sample decrees: real wording and lay-out, invented people."""

import re

import pytest
from anonymise import people
from invented_nip import PRINTED, faults, printed_digits

LINES = {
    "gresik-kecamatan-benjeng-2023.txt": 758,
    "jombang-kecamatan-kesamben-2024.txt": 384,
    "sampang-kecamatan-jrengik-2021.txt": 379,
    "tanpa-nama-kecamatan.txt": 163,
    "tuban-kecamatan-kerek-2021.txt": 290,
}
HOLDERS = {"jombang-kecamatan-kesamben-2024.txt": 14, "sampang-kecamatan-jrengik-2021.txt": 1}
"""How many people, holders and signers, a decree names; the others name none."""


@pytest.fixture(params=sorted(LINES))
def sample(request, root):
    """Name and text of a sample decree."""
    return request.param, (root / "data/sk" / request.param).read_text(encoding="utf-8")


def test_the_samples_are_these(root):
    assert sorted(p.name for p in (root / "data/sk").glob("*.txt")) == sorted(LINES)


def test_line_counts_are_those_of_the_originals(sample):
    name, text = sample
    assert text.count("\n") == LINES[name]


def test_people_named(sample):
    name, text = sample
    assert len(people(text)) == HOLDERS.get(name, 0)


def test_every_long_number_is_an_nip_and_a_sound_one(sample):
    """The originals' NIP are all sound; the invented ones are, too."""
    _, text = sample
    found = {printed_digits(m) for m in PRINTED.finditer(text)}
    runs = {re.sub(r"\D", "", run) for run in re.findall(r"(?<!\d)\d[\d ]{14,22}\d(?!\d)", text)}
    assert runs == found
    assert not any(faults(nip) for nip in found)


def test_number_of_nip_prints(root):
    texts = {name: (root / "data/sk" / name).read_text(encoding="utf-8") for name in LINES}
    counts = {name: [printed_digits(m) for m in PRINTED.finditer(text)] for name, text in texts.items()}
    assert {name: (len(found), len(set(found))) for name, found in counts.items() if found} == {
        "jombang-kecamatan-kesamben-2024.txt": (14, 13),
        "sampang-kecamatan-jrengik-2021.txt": (3, 2),
    }


def test_one_print_of_a_signers_nip_still_differs(root):
    """The original prints it with another month in one of three places; a check is to find that here."""
    text = (root / "data/sk/sampang-kecamatan-jrengik-2021.txt").read_text(encoding="utf-8")
    first, second, third = (printed_digits(m) for m in PRINTED.finditer(text))
    assert first == second
    assert [i for i in range(18) if first[i] != third[i]] == [5]
