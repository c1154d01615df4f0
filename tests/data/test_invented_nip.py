from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_nip import PRINTED, faults, invent_nip, invent_nips, printed_digits, reprint

valid = st.builds(
    lambda birth, start, sex, serial: f"{birth:%Y%m%d}{start}{sex}{serial:03}",
    st.dates(min_value=date(1960, 1, 1), max_value=date(1995, 12, 31)),
    st.sampled_from(["201303", "201412"]),
    st.sampled_from("12"),
    st.integers(1, 999),
)
seeds = st.integers(0, 1000).map(Random)


@pytest.mark.parametrize(
    ("nip", "wrong"),
    [
        ("197001012000011001", set()),
        ("197013012000011001", {"birth"}),
        ("197002302000011001", {"birth"}),
        ("197001012000131001", {"start"}),
        ("197001012000013001", {"sex"}),
        ("197001011980011001", {"age"}),
        ("19700101200001100", {"length 17"}),
    ],
)
def test_faults(nip, wrong):
    assert faults(nip) == wrong


@given(valid, seeds)
def test_invented_is_valid_of_the_same_sex_and_another(nip, rng):
    made = invent_nip(nip, rng)
    assert not faults(made)
    assert made[14] == nip[14]
    assert made[:8] != nip[:8]
    assert made[8:14] != nip[8:14]
    assert int(made[:4]) >= int(nip[:4])
    assert int(made[8:12]) <= int(nip[8:12])


@given(st.text("0123456789", min_size=14, max_size=20), seeds)
def test_faults_stay_whatever_the_digits(nip, rng):
    made = invent_nip(nip, rng)
    assert len(made) == len(nip)
    assert faults(made) == faults(nip)


@given(valid, st.integers(0, 17), st.sampled_from("0123456789"), seeds)
def test_prints_that_differ_stay_different_in_the_same_positions(nip, place, digit, rng):
    other = nip[:place] + digit + nip[place + 1 :]
    made = invent_nips([nip, other, nip], rng)
    assert [i for i in range(18) if made[nip][i] != made[other][i]] == [i for i in range(18) if nip[i] != other[i]]
    assert faults(made[other]) == faults(other)
    assert faults(made[nip]) == faults(nip)


@given(valid, st.integers(0, 17), seeds)
def test_a_missing_digit_stays_missing(nip, place, rng):
    short = nip[:place] + nip[place + 1 :]
    made = invent_nips([nip, short], rng)
    assert len(made[short]) == 17
    assert made[short] in {made[nip][:i] + made[nip][i + 1 :] for i in range(18)}


@pytest.mark.parametrize(
    "text",
    [
        "NIP : 197001012000011001",
        "NIP. 19700101 200001 1001",
        "N I P 19700101 200001 1 001",
        "nip: 1970O101 2OOOO1 1 OOl",
        "(19700101 200001 1 001)",
        "Nip. **197001012000011001**",
        "NIP. 19700101 200001 100",
    ],
)
def test_printed_form_is_found_and_kept(text):
    match = PRINTED.search(text)
    printed, digits = match["said"] or match["bare"], printed_digits(match)
    made = reprint(printed, invent_nips([digits], Random(1))[digits])
    assert made != printed
    assert [c if not c.isdigit() else "0" for c in made] == [c if not c.isdigit() else "0" for c in printed]


@pytest.mark.parametrize(
    "text", ["(0356) 611135 Kode Pos 62356", "NOMOR : 188.45/04/KPTS/414.408/2021", "NIP :", "Rp 197001012000011001.50"]
)
def test_other_numbers_are_no_nip(text):
    assert PRINTED.search(text) is None
