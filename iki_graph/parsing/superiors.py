"""Who reports to whom: what the duties say, and a first inference from the usual structure of an office.

Structure by PP 18/2016: kecamatan Ps 50, 91-92 (camat; sekretariat with subbagian; seksi); dinas, badan and inspektorat Ps 84-88
(head; sekretariat with subbagian; bidang with seksi or subbidang; UPT); secretariats and biro (bagian with subbagian); hospitals and courts
as they are set up (deputies; bagian and bidang; panitera and sekretaris).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from iki_graph.parsing import subjects
from iki_graph.parsing.value import SURE_GUESS, Value
from iki_graph.reference.language import stem
from iki_graph.reference.scope import MEMORY

_WRITTEN = re.compile(
    r"(?:di\s?berikan|di\s?perintah(?:kan)?|di\s?tugaskan)\s+(?:oleh\s+)?(?!peraturan|pimpinan|atasan)(?P<who>[A-Z][^;,.]*?|kepala\s[^;,.]*?|camat|sekretaris[^;,.]*?)"
    r"(?=\s+(?:sesuai|baik|terkait|dalam|yang|untuk|di\s+bidang|kepada)\b|[;,.]|$)",
    re.IGNORECASE,
)
_ANSWERS_TO = re.compile(
    r"ber\s?tanggung\s?jawab\s+(?:langsung\s+)?kepada\s+(?P<who>[^;,.]+?)(?=\s+(?:melalui|dalam|sesuai|atas)\b|[;,.]|$)", re.IGNORECASE
)
_ACTING = re.compile(r"^\W*(?:plt|plh|pj|pjs)\b\.?\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:kantor\s+)?(?:kecamatan|kabupaten|kota|dinas|badan)\b.*$", re.IGNORECASE)
_SHORT = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bka\.?\s?si(?:e)?\b\.?|\bkasi(?:e)?\b\.?", "kepala seksi"),
        (r"\bka\.?\s?sub\.?\s?b?ag(?:ian)?\b\.?|\bkasub+ag\b\.?", "kepala subbagian"),
        (r"\bsub\s?-?\s?bag(?:ian)?\b\.?|\bsubag\b\.?", "subbagian"),
        (r"\bka\.?\s?sub\.?\s?bid(?:ang)?\b\.?|\bkasub+id\b\.?", "kepala subbidang"),
        (r"\bka\.?\s?bid\b\.?|\bkabid\b\.?", "kepala bidang"),
        (r"\bsekcam\b|\bsekretaris\s+camat\b", "sekretaris kecamatan"),
        (r"\bka\.?\s?bag\b\.?|\bkabag\b\.?", "kepala bagian"),
        (r"\birban\b", "inspektur pembantu"),
        (r"\bwadir\b", "wakil direktur"),
        (r"\bsub\s?-?\s?bid(?:ang)?\b", "subbidang"),
    )
)
_STAFF_UNIT = re.compile(
    r"^\W*(?:(?:staf|pelaksana|pengadministrasi|jfu)\b.*?|\w.*?\b(?:pada|di)\s+)\b(?P<unit>(?:subbagian|seksi|bidang|sekretariat)\b.*)$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\b(?:seksi|subbagian)(?:\s+(?!dan\b|di\b|yang\b)[a-z]+){1,3}")


@dataclass(frozen=True)
class Post:
    """What is known of a position when its superior is sought."""

    nama: str
    duties: tuple[Value, ...]
    texts: tuple[str, ...] = ()
    superior: Value | None = None
    """Whom a label (`Atasan Langsung :`) names."""


@dataclass(frozen=True)
class Superior:
    """`index` of the superior among the positions, or its name alone if it is none of them; `written`: whom the duties name."""

    index: int | None = None
    nama: str | None = None
    written: Value | None = None
    sure: float = 1.0
    doubt: str | None = None


@lru_cache(MEMORY)
def plain_name(nama: str) -> str:
    """A position's name in small letters, abbreviations written out, without Plt. and the office behind it."""
    text = _ACTING.sub("", nama.lower())
    for pattern, full in _SHORT:
        text = pattern.sub(full, text)
    return " ".join(text.replace(".", " ").replace(",", " ").split())


_KINDS = (
    (
        "kepala",
        (
            r"camat\b|panewu\b(?!\s+anom)|mantri\s+pamong\s+praja\b|bupati|wali\s?kota|inspektur\b(?!\s+pembantu)|direktur\b|rektor\b|ketua\b(?!\s+(?:tim|kelompok|sub))|"
            r"sekretaris\s+(?:dprd|daerah|dewan|jenderal)|"
            r"kepala\s+(?:dinas|badan|kantor|pelaksana|kecamatan|distrik|puskesmas|upt|uptd|satuan|kelurahan|biro|balai)\b"
        ),
    ),
    ("wakil", r"wakil\s+(?:direktur|rektor)|asisten\s+(?:i|pemerintahan|perekonomian|administrasi|umum|sekretaris)"),
    ("lurah", r"lurah\b"),
    ("sekretaris", r"sekretaris\b|(?:panewu|mantri)\s+anom\b"),
    ("bagian", r"kepala\s+bagian|panitera\b(?!\s+(?:muda|pengganti))"),
    ("bidang", r"kepala\s+bidang|penanggung\s?jawab\s+(?:ukm|ukp|klaster|upaya)\b|inspektur\s+pembantu|wakil\s+(?:ketua|kepala)"),
    ("subbagian", r"kepala\s+subbagian"),
    ("seksi", r"kepala\s+(?:seksi|subbidang|jawatan)|panitera\s+muda"),
)
_SECRETARIAT = "subbagian umum, kepegawaian, keuangan"
"""What the staff of a secretariat without subbagian work on."""

_UNIT_OF_OFFICE = re.compile(r"\b(?:upt|uptd|puskesmas|balai)\b")
_ABOVE = {
    "wakil": ("kepala",),
    "sekretaris": ("kepala",),
    "bagian": ("wakil", "kepala"),
    "bidang": ("wakil", "kepala"),
    "upt": ("kepala",),
    "lurah": ("kepala",),
    "subbagian": ("sekretaris", "bagian", "upt"),
    "seksi": ("bidang", "bagian"),
}
"""Of which kinds the superior of an official is, by the usual structure; where none is there, the head of the office."""


@lru_cache(MEMORY)
def kind_of(nama: str) -> str:
    """kepala (of the office), wakil, sekretaris, bagian, bidang, seksi (or subbidang), subbagian, lurah, or staf."""
    name = plain_name(nama)
    return next((kind for kind, pattern in _KINDS if re.match(pattern, name)), "staf")


def _kind_of_unit(nama: str) -> str | None:
    """The kind of the head of a unit that stands for him (`BIDANG REHABILITASI SOSIAL`)."""
    name = plain_name(nama)
    if name.startswith("sekretariat"):
        return "sekretaris"
    return kind_of(f"kepala {name}") if re.match(r"(?:bidang|bagian|seksi|subbagian|subbidang)\b", name) else None


def infer(posts: Sequence[Post], head: str | None) -> list[Superior]:
    """The superior of each position. `head`: the official who heads the office (from the signature), if not among the positions."""
    return Chart(posts, head).superiors()


class Chart:
    """The positions of one office with what is known of each."""

    def __init__(self, posts: Sequence[Post], head: str | None) -> None:
        self.posts = posts
        self.kinds = [_kind_of_unit(p.nama) or kind_of(p.nama) for p in posts]
        for kind in ("lurah", "bagian"):
            if "kepala" not in self.kinds and kind in self.kinds and (kind == "lurah" or self.kinds[0] == kind and head is None):
                self.kinds[self.kinds.index(kind)] = "kepala"
        first = self._first("kepala")
        for i, post in enumerate(posts):
            # A unit with a head of its own (UPT, puskesmas) below the office.
            if self.kinds[i] == "kepala" and i != first and _UNIT_OF_OFFICE.search(plain_name(post.nama)):
                self.kinds[i] = "upt"
        self.spoken = [p.superior or written(p) for p in posts]
        self.head = self._first("kepala")
        self.head_name = posts[self.head].nama if self.head is not None else head or self._spoken_head()

    def superiors(self) -> list[Superior]:
        """The superior of each position, in their order."""
        known = [self._known(i) for i in range(len(self.posts))]
        heads = [j for j, k in enumerate(self.kinds) if k in ("subbagian", "seksi", "bidang", "bagian", "upt")]
        if "subbagian" not in self.kinds:  # the last, and judged by its field alone: nobody's superior without a sign
            heads += [j for j, k in enumerate(self.kinds) if k == "sekretaris"]
        unit = subjects.nearest_units(
            [
                subjects.words_of() if k == "sekretaris" else subjects.words_of(p.nama, *_texts(p))
                for p, k in zip(self.posts, self.kinds, strict=True)
            ],
            [_SECRETARIAT if k == "sekretaris" else plain_name(p.nama) for p, k in zip(self.posts, self.kinds, strict=True)],
            heads,
            {i: r.index if r is not None else None for i, (r, k) in enumerate(zip(known, self.kinds, strict=True)) if k == "staf"},
        )
        result = []
        for i, superior in enumerate(known):
            if superior is None and i in unit:
                superior = self._under(unit[i], i, SURE_GUESS, "atasan disimpulkan dari bidang pekerjaan dan urutan jabatan")
            result.append(superior or self._under_head(i, "atasan pelaksana tidak disebut; dianggap kepala instansi"))
        return result

    def _first(self, kind: str) -> int | None:
        return self.kinds.index(kind) if kind in self.kinds else None

    def _under(self, index: int, i: int, sure: float = 0.95, doubt: str | None = None) -> Superior:
        return Superior(index, self.posts[index].nama, self.spoken[i], sure, doubt)

    def _under_head(self, i: int, doubt: str | None = None) -> Superior:
        if self.head_name is None:
            doubt = "atasan tidak dapat ditentukan dari naskah"
        return Superior(self.head, self.head_name, self.spoken[i], 0.95 if doubt is None else SURE_GUESS, doubt)

    def _known(self, i: int) -> Superior | None:
        """The superior by the usual structure, or, for staff, by what names and duties say; None if nothing says it."""
        kind = self.kinds[i]
        labelled = self.posts[i].superior
        if labelled is not None and (named := self._named(labelled.text)) is not None and named != i:
            return self._under(named, i)
        if kind == "kepala":
            return Superior(None, None, self.spoken[i])
        if (missing := self._missing(i)) is not None:
            return missing
        lurah = max((j for j in range(i) if self.kinds[j] == "lurah"), default=None)
        if lurah is not None and kind in ("sekretaris", "seksi", "subbagian") and "kelurahan" in self.posts[i].nama.lower():
            return self._under(lurah, i, 0.9)
        return self._by_words(i) if kind == "staf" else self._by_structure(i)

    def _by_structure(self, i: int) -> Superior:
        """The superior of an official: the only one of a kind above his, the one among several whom duties name, else the one before him."""
        above = [j for j, k in enumerate(self.kinds) if k in _ABOVE[self.kinds[i]] and j != i and k != "kepala"]
        # A seksi stands below a bidang that is printed before it; in a kecamatan it has none.
        above = [j for j in above if j < i or self.kinds[i] == "subbagian" and self.kinds[j] == "sekretaris"]
        if not above:
            missing = (
                self.kinds[i] == "subbagian" and self.head is not None and not _UNIT_OF_OFFICE.search(plain_name(self.head_name or ""))
            )
            return self._under_head(i, "tidak ada sekretaris; subbagian dianggap di bawah kepala instansi" if missing else None)
        spoken = self.spoken[i]
        named = self._official(plain_name(spoken.text)) if spoken is not None and len(above) > 1 else None
        if named in above:
            return self._under(named, i)
        if (alike := self._namesake(i, above)) is not None:
            return self._under(alike, i, 0.8)
        before = [j for j in above if j < i]
        return self._under(before[-1] if before else above[0], i, 0.95 if len(above) == 1 else 0.8)

    def _namesake(self, i: int, above: Sequence[int]) -> int | None:
        """The one of several superiors who shares most words with the position's name, in their name or else in their duties, where positions are listed by rank and so their order
        says nothing; None where none or several do."""
        if len(above) < 2 or any(k == self.kinds[i] for k in self.kinds[above[0] : above[-1]]):
            return None
        own = _stems(self.posts[i].nama)
        shared = {j: (len(own & _stems(self.posts[j].nama)), len(own & _stems(*_texts(self.posts[j])))) for j in above}
        best = [j for j in above if shared[j] == max(shared.values()) > (0, 0)]
        return best[0] if len(best) == 1 else None

    def _by_words(self, i: int) -> Superior | None:
        post, value = self.posts[i], self.spoken[i]
        unit = _STAFF_UNIT.match(plain_name(post.nama))
        if unit and (j := self._official(unit.group("unit"))) is not None:
            return self._under(j, i)
        texts = [plain_name(v.text) for v in post.duties]
        named = {j for text in texts for m in _UNIT.finditer(text) if (j := self._official(m.group())) is not None}
        if len(named) == 1:
            return self._under(named.pop(), i, 0.9)
        if value is None:
            return None
        named_by_duties = self._named(value.text)
        if named_by_duties is not None and named_by_duties != i:
            return self._under(named_by_duties, i)
        return self._under_head(i) if kind_of(value.text) == "kepala" else None

    def _missing(self, i: int) -> Superior | None:
        """The head of a unit to whom the position says it answers, where no position has that kind and any of that name's words."""
        answers_to = self.posts[i].superior or _found(self.posts[i], _ANSWERS_TO)
        if answers_to is None or kind_of(answers_to.text) not in ("bagian", "bidang", "subbagian", "seksi"):
            return None
        if not _unit_words(plain_name(answers_to.text)) or self._named(answers_to.text) is not None:
            return None
        return Superior(None, answers_to.text, answers_to, SURE_GUESS, "atasan yang disebut tidak ada di antara jabatan dalam naskah")

    def _named(self, text: str) -> int | None:
        """The one position of that very name, whatever its kind, else the official it means."""
        name = plain_name(text)
        same = [j for j, post in enumerate(self.posts) if plain_name(post.nama) == name]
        return same[0] if len(same) == 1 else self._official(name)

    def _official(self, name: str) -> int | None:
        """The head, secretary or head of a unit whose name shares its kind and most of its words with `name`."""
        wanted_kind = kind_of(name if name.startswith(("kepala", "sekretaris", "camat", "lurah")) else f"kepala {name}")
        wanted = _unit_words(name)
        best, best_score = None, 0.0
        for j, (post, kind) in enumerate(zip(self.posts, self.kinds, strict=True)):
            if kind == "staf" or kind != wanted_kind:
                continue
            shared = len(wanted & (own := _unit_words(plain_name(post.nama))))
            score = 1.0 if kind in ("sekretaris", "kepala") else shared / max(1, min(len(wanted), len(own))) + shared / 100
            if score > best_score:
                best, best_score = j, score
        return best if best_score >= 0.5 else None

    def _spoken_head(self) -> str | None:
        """The head of the office as the duties call him, where no signature and no position names him."""
        pairs = zip(self.spoken, self.kinds, strict=True)
        named = Counter(v.text for v, kind in pairs if v is not None and kind_of(v.text) == "kepala" and kind != "staf")
        return named.most_common(1)[0][0] if named else None


def written(post: Post) -> Value | None:
    """Whom the duties name as the one who gives further tasks or is answered to, verbatim."""
    return _found(post, _ANSWERS_TO) or _found(post, _WRITTEN)


def _found(post: Post, pattern: re.Pattern[str]) -> Value | None:
    for value in reversed(post.duties):
        if match := pattern.search(value.text):
            return value.with_text(match.group("who").strip())
    return None


def _texts(post: Post) -> list[str]:
    return [*(value.text for value in post.duties), *post.texts]


def _stems(*texts: str) -> set[str]:
    return {stem(word) for text in texts for word in _unit_words(plain_name(text))}


def _unit_words(name: str) -> set[str]:
    name = _PLACE.sub("", name)
    return {w for w in subjects.content_words(name) if w not in ("umum", "tata") or w == "umum" and "kepegawaian" in name}
