"""NIP (numbers of civil servants) in texts, and invented ones that are printed and faulty in the same way.

18 digits: birth (yyyymmdd), start of service (yyyymm), sex (1 man, 2 woman) and a serial of three.
"""

import re
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from itertools import product
from random import Random

_DIGIT = "0-9OolI"
PRINTED = re.compile(
    rf"(?P<label>(?i:\bN\s?I\s?P\b)\.?\s*[:.]?\s*\**\s*)(?P<said>[{_DIGIT}](?:[ .]?[{_DIGIT}]){{13,19}})(?![{_DIGIT}])"
    r"|(?<![\d.])(?P<bare>(?:19|20)\d{6} ?\d{6} ?[12] ?\d{3})(?![\d.])"
)
"""An NIP as printed: after its label (14 to 20 digits, with blanks and letters for digits), or 18 digits alone."""

_VALUE = str.maketrans("OolI", "0011")


def printed_digits(match: re.Match[str]) -> str:
    """The digits of a match of PRINTED without blanks; letters printed for digits stay letters."""
    return re.sub(r"[ .]", "", match["said"] or match["bare"])


def faults(nip: str) -> frozenset[str]:
    """What is wrong with an NIP: 18 digits are birth (yyyymmdd), start (yyyymm), sex (1, 2) and a serial; age at start 17 to 58."""
    if len(nip) != 18:
        return frozenset({f"length {len(nip)}"})
    found = set()
    try:
        date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        found.add("birth")
    if not 1 <= int(nip[12:14]) <= 12:
        found.add("start")
    if not 17 <= int(nip[8:12]) - int(nip[:4]) <= 58:
        found.add("age")
    if nip[14] not in "12":
        found.add("sex")
    return frozenset(found)


def invent_nip(nip: str, rng: Random) -> str:
    """Another NIP with the same sex and the same faults; nobody gets older and no start later, so that dates stay plausible."""
    wrong, digits = faults(nip), len(str(int(nip[15:] or "0")))
    if len(nip) != 18:
        return nip[:2] + "".join(rng.choice("0123456789") for _ in nip[2:])
    made = nip
    for attempt in range(1000):
        younger = rng.randint(0, 8)
        earlier = -younger if "age" in wrong else rng.randint(0, 6)
        day = nip[4:8] if "birth" in wrong else f"{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
        month = nip[12:14] if "start" in wrong else f"{rng.randint(1, 12):02}"
        serial = rng.randint(10 ** (digits - 1), 10**digits - 1)
        made = f"{int(nip[:4]) + younger:04}{day}{max(int(nip[8:12]) - earlier, 0):04}{month}{nip[14]}{serial:03}"
        other = made[:8] != nip[:8] and made[8:14] != nip[8:14]  # not always possible where faults must stay
        if (other or attempt > 500) and made != nip and faults(made) == wrong:
            break
    return made


def follow(base: str, new: str, other: str) -> str | None:
    """What `new` becomes where `base` becomes `other`: the same digits changed, as faulty as `other`; None if no digits do that."""
    if len(base) != len(other):
        ops = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
        return "".join(new[i1:i2] if kind == "equal" else "".join(new[i1 - 1] for _ in range(j2 - j1)) for kind, i1, i2, j1, j2 in ops)
    places = [i for i, (a, b) in enumerate(zip(base, other, strict=True)) if a != b]
    for digits in product("0123456789", repeat=len(places)):
        made = list(new)
        for i, d in zip(places, digits, strict=True):
            made[i] = d
        if all(made[i] != new[i] for i in places) and faults("".join(made)) == faults(other):
            return "".join(made)
    return None


def invent_nips(prints: Iterable[str], rng: Random) -> dict[str, str]:
    """Invented digits for the printed digits of every NIP; nearly equal prints become nearly equal ones.

    Letters printed for digits keep their places.
    """
    clusters: list[list[str]] = []
    for digits in prints:
        near = next((c for c in clusters if len(_differing(c[0], digits)) <= 3), None)
        if near is None:
            clusters.append([digits])
        elif digits not in near:
            near.append(digits)
    made: dict[str, str] = {}
    for cluster in clusters:
        plain = {p: p.translate(_VALUE) for p in cluster}
        base = min(cluster, key=lambda p: (len(faults(plain[p])), cluster.index(p)))
        fixed = {i for p in cluster if len(p) == len(base) for i, c in enumerate(p) if not c.isdigit()}
        new, others = plain[base], dict[str, str | None]()
        for _ in range(200):
            new = invent_nip(plain[base], rng)
            new = "".join(plain[base][i] if i in fixed else d for i, d in enumerate(new))
            others = {p: new if plain[p] == plain[base] else follow(plain[base], new, plain[p]) for p in cluster}
            if faults(new) == faults(plain[base]) and new != plain[base] and None not in others.values():
                break
        made.update({p: n or new for p, n in others.items()})
    return made


def _differing(a: str, b: str) -> list[int]:
    """Positions at which two NIP differ; of unequal lengths, one for each digit too many, too few or other."""
    a, b = a.translate(_VALUE), b.translate(_VALUE)
    if len(a) == len(b):
        return [i for i in range(len(a)) if a[i] != b[i]]
    ops = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [i1 for kind, i1, i2, j1, j2 in ops if kind != "equal" for _ in range(max(i2 - i1, j2 - j1))]


def reprint(printed: str, digits: str) -> str:
    """Digits in the printed form of another NIP: its blanks, and its letters for digits, stay."""
    out, left = "", iter(digits)
    for c in printed:
        digit = c if c in " ." else next(left)
        out += digit if c.isdigit() else c
    return out
