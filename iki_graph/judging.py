"""A file reviewed as a command asks: by which rules and reference data, and with whose corrections and verdicts."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from iki_graph.alignment import Putusan
from iki_graph.alignment.verdicts import attach as attach_links
from iki_graph.checks.profile import Profil, profile, rules
from iki_graph.checks.verdicts import Decree, Store, Tersimpan, attach, load, store_of
from iki_graph.entry.apply import corrected
from iki_graph.entry.corrections import KoreksiTersimpan, overlay
from iki_graph.pipeline import Telaah, found_again, review
from iki_graph.pipeline import load as load_records
from iki_graph.reading import Document
from iki_graph.record import Rekaman
from iki_graph.reference.overlay import read, using
from iki_graph.vocab import BASE

Say = Callable[[str], None]
"""Takes a sentence for the user on what is worth knowing and stops nothing."""

Read = tuple[Document | None, list[Rekaman]]
"""A file as it was read: its document, where it is one, and its decrees."""


@dataclass(frozen=True)
class Judging:
    """The settings of one run: profile, where verdicts are, where IRIs begin, whether people are named."""

    profile: Profil | None = None
    verdicts: Path | None = None
    base: str = BASE
    people: bool = False


@dataclass(frozen=True)
class Judged:
    """The decrees of one file with their findings, each with its verdict; and the verdicts that have lost theirs."""

    reviews: list[Telaah]
    orphans: list[Tersimpan]

    @property
    def decrees(self) -> list[Decree]:
        """What verdicts are brought to."""
        return [Decree(one.rekaman, one.temuan) for one in self.reviews]

    @property
    def codes(self) -> set[str]:
        """The checks that ran."""
        return {code for one in self.reviews for code in rules(one.profil)}


@contextmanager
def judging(
    profile_name: str | None, reference: Path | None, verdicts: Path | None = None, base: str = BASE, people: bool = False
) -> Iterator[Judging]:
    """The settings of a command; within the block its reference data hold. Raises UsageError for a profile or reference that is none."""
    overlay = read(reference) if reference else None
    settings = Judging(profile(profile_name) if profile_name else None, verdicts, base, people)
    if overlay is None:
        yield settings
        return
    with using(overlay):
        yield settings


def complain(sentence: str) -> None:
    """Say it on stderr."""
    print(f"iki: {sentence}", file=sys.stderr)


def judged(file: Path, settings: Judging, read: Read | None = None, say: Say = complain) -> Judged:
    """The decrees of a file, reviewed. `read`: what the machine reads in it, where that is known already."""
    kept = load(store_of(file, settings.verdicts))
    document, records = loaded(file, kept, read, say)
    links = linked(file, records, kept, say)
    reviews = [
        review(rekaman, document, settings.base, ordinal, settings.people, settings.profile, verdicts)
        for ordinal, (rekaman, verdicts) in enumerate(zip(records, links, strict=True), 1)
    ]
    fresh = Judged(reviews, [])
    attached = attach(fresh.decrees, kept.putusan, fresh.codes)
    marked = [(one, attached.mark(one.temuan)) for one in reviews]
    return Judged(
        [
            found_again(one, temuan, settings.base, ordinal) if any(item.rejected for item in temuan) else replace(one, temuan=temuan)
            for ordinal, (one, temuan) in enumerate(marked, 1)
        ],
        attached.orphans,
    )


def loaded(file: Path, kept: Store | None = None, read: Read | None = None, say: Say = complain) -> Read:
    """The document and the decrees of a file, as corrected by people; says how many corrections met nothing.

    `kept`: what people decided; by default what lies beside the file. `read`: what the machine reads, where that is known already.
    """
    kept = kept if kept is not None else load(store_of(file))
    document, records = read or load_records(file)
    if not kept.koreksi:
        return document, records
    overlays = [overlay(rekaman, kept.koreksi, ordinal) for ordinal, rekaman in enumerate(records, 1)]
    if many := len(missed(kept, len(records))) + sum(len(one.orphans) for one in overlays):
        why = "bacaan mesin yang dikoreksi tidak ditemukan lagi"
        say(f"{file}: {many} koreksi tidak diterapkan karena {why}; `iki correct {file}` menunjukkannya.")
    return document, [corrected(rekaman, one) for rekaman, one in zip(records, overlays, strict=True)]


def missed(kept: Store, decrees: int) -> list[KoreksiTersimpan]:
    """The corrections on a decree of a higher number than a file now holds."""
    return [one for one in kept.koreksi if one.ke > decrees]


def linked(file: Path, records: Sequence[Rekaman], kept: Store, say: Say = complain) -> list[dict[str, Putusan]]:
    """The verdicts on links for each decree of a file; says how many of them have lost an end."""
    attached = attach_links(records, kept.tautan)
    if attached.orphans:
        many = len(attached.orphans)
        say(f"{file}: {many} putusan tautan tanpa pasangan; `iki align {file} --write LEMBAR` menunjukkannya.")
    return attached.verdicts


def with_verdicts(file: Path, place: Path | None = None, read: Read | None = None) -> list[tuple[Rekaman, dict[str, Putusan]]]:
    """The decrees of a file, each with the reviewers' verdicts on its links; `place`: where verdicts are, if not beside the file; `read`: what
    the machine reads in it, where that is known already."""
    kept = load(store_of(file, place))
    records = loaded(file, kept, read)[1]
    return list(zip(records, linked(file, records, kept), strict=True))
