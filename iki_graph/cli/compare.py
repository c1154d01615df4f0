"""`iki compare`: two decrees of an office side by side; offices and their decrees in a table."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, given
from iki_graph.cli.options import DEFAULT_BASE, Base, Lang, Out, Profile, Reference, Schema, Stored, Verdicts, WithHolders
from iki_graph.cli.output import as_json, comma_separated, table
from iki_graph.cli.schemas import Banding, schema
from iki_graph.comparing import Perbandingan, compare, in_order
from iki_graph.errors import ExitCode, UsageError
from iki_graph.graph.iri import document_names
from iki_graph.graph.store import DecreeStore, StoredDecree
from iki_graph.graph.stores import Store, open_store
from iki_graph.judging import judged, judging
from iki_graph.reports import changes, xlsx
from iki_graph.reports.comparison import offices
from iki_graph.reports.labels import labels
from iki_graph.reports.tables import Tabel

_SHORT = 44
"""Letters of a text in the table of the terminal."""


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="Two decrees, the older one first; or several, or folders of them. With --store: names of files, numbers of decrees.",
        ),
    ] = None,
    format: Annotated[
        Literal["table", "json", "csv", "xlsx", "html"], typer.Option("--format", "-f", help="xlsx is written to the file of --out.")
    ] = "table",
    out: Out = None,
    store: Stored = None,
    office: Annotated[
        str | None, typer.Option(show_default=False, metavar="NAME", help="With --store: the decrees of these offices.")
    ] = None,
    profile: Profile = None,
    reference: Reference = None,
    verdicts: Verdicts = None,
    base: Base = DEFAULT_BASE,
    lang: Lang = "id",
    with_holders: WithHolders = False,
    show_schema: Schema = False,
) -> None:
    """Compare two decrees: what is new, dropped, renamed, moved, counted otherwise; holders, legal bases, findings.

    Of one office they are put in the order of their years. Of more than two decrees there is a table of offices, and each office's decrees
    are compared one with the next.
    """
    if show_schema:
        emit(as_json(schema("perbandingan")), out)
        return
    if format == "xlsx" and out is None:
        raise UsageError("--format xlsx ditulis ke berkas; berikan namanya dengan --out perbandingan.xlsx.")
    if office is not None and store is None:
        raise UsageError("--office memilih keputusan dalam penyimpanan; berikan juga --store.")
    if store is not None:
        decrees, chosen = _stored(store, paths or [], office)
        emit(_shown(decrees, chosen, format, lang, with_holders), out)
        return
    with judging(profile, reference, verdicts, base, people=True) as settings:
        batch = Batch(given([Path(path) for path in paths or []]))
        held = DecreeStore()
        documents: dict[str, None] = {}
        for file, read in batch.decrees("Membandingkan"):
            with batch.attempt(file):
                for ordinal, one in enumerate(judged(file, settings, read).reviews, 1):
                    held.put(one.graphs)
                    documents[str(document_names(one.rekaman, base, ordinal).document)] = None
    if len(documents) < 2:
        if batch.code == ExitCode.OK:
            raise UsageError("Perbandingan memerlukan paling sedikit dua keputusan yang berbeda isinya.")
        raise typer.Exit(batch.code)
    emit(_shown(held, list(documents), format, lang, with_holders), out)
    raise typer.Exit(batch.code)


def _stored(path: str, names: Sequence[str], office: str | None) -> tuple[Store, list[str]]:
    """A store, and the documents in it that are meant."""
    if bool(names) == (office is not None):
        raise UsageError("Dengan --store, berikan nama berkas atau nomor dua keputusan, atau --office NAMA.")
    held = open_store(path)
    known = held.decrees()
    if office is not None:
        found = [one for one in known if office.casefold() in (one.instansi or "").casefold()]
    else:
        found = [_named(name, known, path) for name in names]
    documents = list(dict.fromkeys(one.graph.replace("/graf/", "/dok/") for one in found))
    if len(documents) < 2:
        raise UsageError(f"{path}: perbandingan memerlukan dua keputusan; yang cocok hanya {len(documents)}.")
    return held, documents


def _named(name: str, known: Sequence[StoredDecree], path: str) -> StoredDecree:
    """The one decree of a store that is called so: by file, number, or the last part of its graph."""
    found = [one for one in known if name in (one.berkas, one.nomor, one.graph.rpartition("/")[2])]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"{path}: tidak memuat keputusan {name!r}; sebut nama berkas atau nomornya.")
    keys = ", ".join(one.graph.rpartition("/")[2] for one in found)
    raise UsageError(f"{path}: ada {len(found)} keputusan bernama {name!r}; sebut salah satu kuncinya: {keys}.")


def _shown(store: Store, documents: Sequence[str], format: str, lang: str, people: bool) -> str | bytes:
    """The comparison in the form asked for."""
    league = offices(store.data, lang, documents) if len(documents) > 2 else None
    following = in_order(store, documents)
    pairs = following if len(documents) > 2 else following or [(documents[0], documents[1])]
    found = [compare(store, old, new, people) for old, new in pairs]
    return _FORMS[format](league, found, lang)


def _as_table(league: Tabel | None, found: Sequence[Perbandingan], lang: str) -> str:
    label = labels(lang)
    parts = [table([column.judul for column in league.kolom], league.baris)] if league else []
    if not found:
        parts.append(label("banding-tanpa-pasangan") + "\n")
    for one in found:
        rows = [
            (label(f"selisih-{item.perihal}"), changes.level(item), *map(_short, (item.pemilik, changes.about(item), item.lama, item.baru)))
            for item in one.selisih
            if not item.perihal.startswith("temuan-")
        ]
        heads = [label(f"banding-{name}") for name in ("perihal", "tingkat", "pemilik", "hal", "lama", "baru")]
        checks = [f"{item.kode}  {item.pesan_en if lang == 'en' else item.pesan}" for item in one.temuan]
        counts = ", ".join(f"{number} {label(f'selisih-{kind}')}" for kind, number in one.jumlah.items()) or label("banding-tanpa-selisih")
        title = label("banding-dari-ke", lama=changes.named(one.lama), baru=changes.named(one.baru))
        parts.append("\n".join([title, "", *([table(heads, rows)] if rows else []), *checks, *([""] if checks else []), counts, ""]))
    return "\n".join(parts)


def _as_csv(league: Tabel | None, found: Sequence[Perbandingan], lang: str) -> str:
    """The differences, each with the files compared; without any comparison the table of offices."""
    if league and not found:
        return comma_separated([column.kunci for column in league.kolom], league.baris)
    columns = ("dari", "ke", "perihal", "tingkat", "pemilik", "hal", "lama", "baru", "alasan", "skor", "baris_lama", "baris_baru")
    rows = []
    for one in found:
        for item in one.selisih:
            reason = item.alasan_en if lang == "en" else item.alasan
            lines = (b and b[0] for b in (item.baris_lama, item.baris_baru))
            texts = (item.perihal, item.tingkat, item.pemilik, item.hal, item.lama, item.baru, reason, item.skor)
            rows.append((one.lama.berkas, one.baru.berkas, *texts, *lines))
    return comma_separated(columns, rows)


def _as_json(league: Tabel | None, found: Sequence[Perbandingan], lang: str) -> str:
    keys = [column.kunci for column in league.kolom] if league else []
    rows = [dict(zip(keys, row, strict=True)) for row in (league.baris if league else ())]
    return as_json(Banding.model_validate({"instansi": rows, "perbandingan": [one.model_dump() for one in found]}))


def _as_xlsx(league: Tabel | None, found: Sequence[Perbandingan], lang: str) -> bytes:
    return xlsx.of_tables(_title(league, lang), _tables(league, found, lang))


def _as_html(league: Tabel | None, found: Sequence[Perbandingan], lang: str) -> str:
    one = found[0] if len(found) == 1 else None
    label = labels(lang)
    subtitle = label("banding-dari-ke", lama=changes.named(one.lama), baru=changes.named(one.baru)) if one else ""
    subtitle = subtitle or label("jumlah-dokumen", n=len(league.baris) if league else 0)
    return changes.html(_title(league, lang), subtitle, _tables(league, found, lang), found, lang)


def _tables(league: Tabel | None, found: Sequence[Perbandingan], lang: str) -> list[Tabel]:
    made = [*([league] if league else []), *changes.tables(found, lang)]
    return made or [Tabel("selisih", labels(lang)("ringkasan"), (), ())]


def _title(league: Tabel | None, lang: str) -> str:
    return labels(lang)("banding-judul-instansi" if league else "banding-judul")


def _short(text: str) -> str:
    return textwrap.shorten(text, _SHORT, placeholder=" …")


_FORMS: Mapping[str, Callable[[Tabel | None, Sequence[Perbandingan], str], str | bytes]] = {
    "table": _as_table,
    "csv": _as_csv,
    "json": _as_json,
    "xlsx": _as_xlsx,
    "html": _as_html,
}
