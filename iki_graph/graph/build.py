"""From a record to RDF: one named graph for the decree, one for the people in it.

Nothing is computed here that the record does not say, but for identities: fingerprints of texts, keys of regulations, regions.
The same record gives the same triples; there are no blank nodes.
"""

import re
from collections.abc import Iterable
from datetime import date

from rdflib import RDF, XSD, Dataset, Literal, URIRef

from iki_graph import legal
from iki_graph.errors import InputError
from iki_graph.graph.draft import Draft
from iki_graph.graph.iri import decree_number_slug, fingerprint, region_iri, regulation_iri, slug
from iki_graph.graph.places import issuer_region, office_region
from iki_graph.graph.triples import Triples, rdflib_dataset
from iki_graph.record import BarisIndikator, Jabatan, Penandatangan, Perubahan, Rekaman, Sitasi
from iki_graph.reference.terms import find_kind, regulation_kinds
from iki_graph.vocab import BASE, DCTERMS, ELI, FOAF, IKI, ORG, PROV, code

_PERIOD = re.compile(r"\s*(\d{4})(?:\s*(?:-|–|—|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?)\s*(\d{4}))?\s*", re.IGNORECASE)
_LEVELS = {"visi": IKI.Visi, "misi": IKI.Misi, "tujuan": IKI.Tujuan, "sasaran": IKI.Sasaran}
_PERSONAL = ("orang", "nip")
"""Kinds of mention that belong to the holders' graph."""
_PERSONAL_VALUES = ("/pemegang/nama", "/pemegang/nip", "/penandatangan/nama", "/penandatangan/nip")
"""Ends of pointers to values that do."""


def build(rekaman: Rekaman, base: str = BASE, ordinal: int = 1) -> Dataset:
    """The graphs of one record: the decree's, and that of its people.

    `ordinal` counts the records that one file gives, from 1.
    Raises InputError for a record whose codes or links are none, UsageError for a base that is no absolute IRI.
    """
    return rdflib_dataset(build_with_index(rekaman, base, ordinal)[0])


def index(rekaman: Rekaman, base: str = BASE, ordinal: int = 1) -> dict[str, URIRef]:
    """The nodes of a record's graph by JSON pointer into the record: `/jabatan/3/iki/2` -> its IKI; '' is the document.

    A value that is a literal of a larger thing has no entry: look for the nearest pointer above it.
    """
    return _Builder(rekaman, base, ordinal).nodes


def build_with_index(rekaman: Rekaman, base: str = BASE, ordinal: int = 1) -> tuple[list[Triples], dict[str, URIRef]]:
    """What `build` and `index` give, in one pass; the graphs in their light form, the decree's first."""
    builder = _Builder(rekaman, base, ordinal)
    return [builder.decree, builder.people], builder.nodes


class _Builder(Draft):
    """Writes a record part by part; `statements` finds a statement again by its level and text."""

    def __init__(self, rekaman: Rekaman, base: str, ordinal: int) -> None:
        super().__init__(rekaman, base, ordinal)
        self.statements: dict[tuple[str, str], URIRef] = {}
        self.counts: dict[str, int] = {}
        self.office = self.names.node("instansi")

        self.document()
        self.instansi()
        self.parts()
        self.citations()
        self.dicta()
        self.cascade()
        self.office_rows()
        self.stated_links()
        positions = self.positions()
        self.persons(positions)
        self.mentions()
        self.doubts()
        self.corrections()
        self.confidence()

    # ---- parts of the record, in its order

    def document(self) -> None:
        dokumen, node = self.rekaman.dokumen, self.names.document
        self.put(node, RDF.type, IKI.Dokumen)
        if dokumen.jenis:
            self.put(node, RDF.type, IKI.Keputusan)
        self.put(node, IKI.jenisDokumen, dokumen.jenis)
        self.put(node, ELI.number, dokumen.nomor)
        self.put(node, ELI.title, dokumen.tentang)
        self.put(node, IKI.tanggalTertulis, dokumen.tanggal)
        if _is_date(dokumen.tanggal):
            self.put(node, ELI.date_document, Literal(dokumen.tanggal, datatype=XSD.date))
        self.put(node, IKI.tempatPenetapan, dokumen.tempat)
        self.put(node, IKI.frasaPenetapan, dokumen.frasa_penetapan)
        self.put(node, IKI.periode, dokumen.tahun)
        if years := _PERIOD.fullmatch(dokumen.tahun or ""):
            self.put(node, IKI.tahunAwal, int(years[1]))
            self.put(node, IKI.tahunAkhir, int(years[2] or years[1]))
        self.put(node, IKI.ditetapkanOleh, self.office)
        if dokumen.penandatangan:
            self.put(node, IKI.jabatanPenandatangan, dokumen.penandatangan.jabatan)
        region, number = office_region(dokumen), decree_number_slug(dokumen.nomor)
        if dokumen.jenis and region and number:
            self.put(node, DCTERMS.identifier, f"dok/{region.code}/sk/{number}")

        file, source = self.names.file, self.rekaman.sumber
        self.put(node, PROV.hadPrimarySource, file)
        self.put(file, RDF.type, IKI.Berkas)
        self.put(file, IKI.namaBerkas, self.rekaman.berkas)
        if source:
            self.put(file, IKI.sha256, source.sha256)
            self.put(file, DCTERMS.format, source.media)
            for part in source.bagian:
                own = self.names.of_file(part.sha256).file
                self.put(own, RDF.type, IKI.Berkas)
                self.put(own, DCTERMS.isPartOf, file)
                self.put(own, IKI.namaBerkas, part.berkas)
                self.put(own, IKI.sha256, part.sha256)
                self.put(own, DCTERMS.format, part.media)
            self.put(file, IKI.jumlahBaris, source.baris)

    def instansi(self) -> None:
        dokumen, duties = self.rekaman.dokumen, self.rekaman.instansi_tugas_fungsi
        self.add("instansi", IKI.Instansi, "/dokumen/instansi")
        self.nodes["/dokumen/kabupaten"] = self.office
        self.put(self.office, IKI.nama, dokumen.instansi)
        self.put(self.office, IKI.namaKabupaten, dokumen.kabupaten)
        if region := office_region(dokumen):
            self.put(self.office, IKI.wilayah, region_iri(region.code, self.base))
        if duties:
            pointer = "/instansi_tugas_fungsi"
            self.nodes[pointer] = self.office
            if duties.baris:
                self.spans[pointer] = duties.baris
            self.duties("instansi", self.office, pointer, duties.tugas, duties.fungsi)

    def duties(self, path: str, owner: URIRef, pointer: str, tasks: Iterable[str], functions: Iterable[str]) -> None:
        """Tasks and functions of an office or a position."""
        for name, kind, texts in (("tugas", IKI.Tugas, tasks), ("fungsi", IKI.Fungsi, functions)):
            for at, text in enumerate(texts):
                node = self.add(f"{path}/{name}/{at + 1}", kind, f"{pointer}/{name}/{at}")
                self.put(node, IKI.urutan, at + 1)
                self.text(node, text)
                self.put(node, IKI.milik, owner)

    def parts(self) -> None:
        for at, bagian in enumerate(self.rekaman.bagian):
            pointer = f"/bagian/{at}"
            kind = IKI.Lampiran if bagian.jenis == "lampiran" else IKI.BagianNaskah
            node = self.add(f"bagian/{at + 1}", kind, pointer, bagian.baris)
            self.coded(node, IKI.jenisBagian, "bagian", bagian.jenis, pointer)
            self.put(node, IKI.nama, bagian.nama)
            self.put(node, IKI.urutan, at + 1)
            if identity := bagian.identitas:
                self.put(node, ELI.number, identity.nomor)
                self.put(node, IKI.tanggalTertulis, identity.tanggal)
                self.put(node, ELI.title, identity.tentang)
                self.put(node, IKI.instansiTertulis, identity.instansi)
        for at, text in enumerate(self.rekaman.menimbang):
            node = self.add(f"menimbang/{at + 1}", IKI.Menimbang, f"/menimbang/{at}")
            self.put(node, IKI.urutan, at + 1)
            self.put(node, IKI.teks, text)

    def citations(self) -> None:
        for at, sitasi in enumerate(self.rekaman.mengingat):
            path, pointer = f"mengingat/{at + 1}", f"/mengingat/{at}"
            node = self.add(path, IKI.ButirMengingat, pointer)
            self.put(node, IKI.urutan, at + 1)
            self.put(node, IKI.nomorUrut, sitasi.no)
            self.put(node, IKI.teks, sitasi.teks)
            self.put(node, IKI.judulPeraturan, sitasi.tentang)
            if gazette := sitasi.ln:
                self.put(node, IKI.jenisLembaran, gazette.jenis)
                self.put(node, IKI.tahunLembaran, gazette.tahun)
                self.put(node, IKI.nomorLembaran, gazette.nomor)
                self.put(node, IKI.seriLembaran, gazette.seri)
            self.put(node, IKI.nomorTambahanLembaran, sitasi.tln)
            region = issuer_region(sitasi, self.rekaman.dokumen)
            self.put(self.names.document, IKI.dasarHukum, self.cite(node, sitasi, region.code if region else None))
            for step, change in enumerate(sitasi.diubah):
                child = self.add(f"{path}/perubahan/{step + 1}", IKI.SitasiPerubahan, f"{pointer}/diubah/{step}")
                self.put(child, IKI.urutan, step + 1)
                self.put(child, IKI.bagianDari, node)
                self.cite(child, change, region.code if region else None)

    def cite(self, node: URIRef, sitasi: Sitasi | Perubahan, region: str | None) -> URIRef | None:
        """Identity of the cited regulation; the regulation itself where the registry holds it."""
        if sitasi.jenis:
            kind = regulation_kinds().get(sitasi.jenis) or find_kind(sitasi.jenis)
            self.put(node, IKI.jenisPeraturan, code("jenis-peraturan", slug(kind.code) if kind else "lain"))
        self.put(node, IKI.nomorPeraturan, sitasi.nomor)
        self.put(node, IKI.tahunPeraturan, sitasi.tahun)
        self.put(node, IKI.kunciPeraturan, legal.key(sitasi.jenis, sitasi.nomor, sitasi.tahun, region))
        known = legal.resolve(sitasi.jenis, sitasi.nomor, sitasi.tahun, region)
        if known is None:
            return None
        regulation = regulation_iri(known, self.base)
        self.put(node, IKI.merujuk, regulation)
        return regulation

    def dicta(self) -> None:
        for at, diktum in enumerate(self.rekaman.diktum):
            path, pointer = f"diktum/{at + 1}", f"/diktum/{at}"
            node = self.add(path, IKI.Diktum, pointer)
            self.put(node, IKI.urutan, at + 1)
            self.put(node, IKI.ke, diktum.ke)
            self.put(node, IKI.teks, diktum.teks)
            for step, text in enumerate(diktum.butir):
                item = self.add(f"{path}/butir/{step + 1}", IKI.ButirDiktum, f"{pointer}/butir/{step}")
                self.put(item, IKI.urutan, step + 1)
                self.put(item, IKI.teks, text)
                self.put(item, IKI.bagianDari, node)

    # ---- cascade and the office's indicators

    def cascade(self) -> None:
        kaskade = self.rekaman.kaskade
        if kaskade.visi:
            self.statement("visi", kaskade.visi, "/kaskade/visi")
        for level in ("misi", "tujuan", "sasaran"):
            for at, text in enumerate(getattr(kaskade, level)):
                self.statement(level, text, f"/kaskade/{level}/{at}")

    def statement(self, level: str, text: str, pointer: str) -> URIRef:
        """A new statement, numbered within its level; `visi` the first time stands without a number."""
        number = self.counts[level] = self.counts.get(level, 0) + 1
        kind = _LEVELS.get(level) or (IKI.Kinerja if level == "kinerja" else IKI.Indikator)
        node = self.add(level if level == "visi" and number == 1 else f"{level}/{number}", kind, pointer)
        self.put(node, IKI.urutan, number)
        self.text(node, text)
        self.statements.setdefault((level, fingerprint(text) or text), node)
        return node

    def known(self, level: str, text: str, pointer: str) -> URIRef:
        """The statement with this text, up to case, space and punctuation; a new one where only a table or a link names it."""
        return self.statements.get((level, fingerprint(text) or text)) or self.statement(level, text, pointer)

    def office_rows(self) -> None:
        for at, iku in enumerate(self.rekaman.iku):
            path, pointer, office = f"iku/{at + 1}", f"/iku/{at}", iku.tingkat == "iku"
            node = self.add(path, IKI.IKU if office else IKI.IndikatorProgram, pointer, iku.baris)
            self.put(node, IKI.urutan, at + 1)
            self.put(node, IKI.kode, iku.kode)
            self.indicator(node, path, pointer, iku, self.office)
            if iku.sasaran:
                above = self.known("sasaran" if office else "kinerja", iku.sasaran, f"{pointer}/sasaran")
                if not office:
                    self.put(above, IKI.milik, self.office)
                self.put(node, IKI.mengukur, above)
            if iku.indikator:
                self.statements.setdefault(("iku", fingerprint(iku.indikator) or iku.indikator), node)

    def indicator(self, node: URIRef, path: str, pointer: str, row: BarisIndikator, owner: URIRef) -> None:
        """What rows of IKU and IKI tables have in common."""
        self.text(node, row.indikator)
        self.put(node, IKI.milik, owner)
        if row.formulasi or row.formula:
            formula = self.add(f"{path}/formula", IKI.Formula, f"{pointer}/formulasi")
            self.nodes[f"{pointer}/formula"] = formula
            self.put(node, IKI.formula, formula)
            self.text(formula, row.formulasi)
            if parts := row.formula:
                self.coded(formula, IKI.jenisFormula, "jenis-formula", parts.jenis, f"{pointer}/formula/jenis")
                self.put(formula, IKI.pembilang, parts.pembilang)
                self.put(formula, IKI.penyebut, parts.penyebut)
                self.put(formula, IKI.pengali, parts.pengali)
        if row.sumber_data:
            source = self.add(f"{path}/sumber", IKI.SumberData, f"{pointer}/sumber_data")
            self.put(node, IKI.sumberData, source)
            self.text(source, row.sumber_data)
        self.put(node, IKI.definisi, row.definisi)
        self.put(node, IKI.alasanPemilihan, row.alasan)
        self.put(node, IKI.penanggungJawab, row.penanggung_jawab)
        self.put(node, IKI.satuan, row.satuan)
        self.put(node, IKI.target, row.target)
        self.put(node, IKI.frekuensi, row.frekuensi)

    def stated_links(self) -> None:
        """The links that the document itself states: (higher, lower), each as `level:text`."""
        for at, (higher, lower) in enumerate(self.rekaman.kaskade.tautan):
            parent = self.end(higher, f"/kaskade/tautan/{at}/0")
            child = self.end(lower, f"/kaskade/tautan/{at}/1", parent)
            if child == parent:
                continue
            measures = lower.startswith("iku:") and not higher.startswith("iku:")
            self.put(child, IKI.mengukur if measures else IKI.mendukung, parent)

    def end(self, end: str, pointer: str, parent: URIRef | None = None) -> URIRef:
        """The node that one end of a link names; among IKU of one text the one that measures the other end."""
        level, _, text = end.partition(":")
        if level != "iku":
            if level not in _LEVELS or not text:
                raise InputError(f"{self.rekaman.berkas}: {end!r} pada {pointer} bukan ujung tautan seperti 'sasaran:...' atau 'iku:...'.")
            return self.nodes.setdefault(pointer, self.known(level, text, pointer))
        wanted = fingerprint(text)
        rows = [self.nodes[f"/iku/{i}"] for i, iku in enumerate(self.rekaman.iku) if wanted and fingerprint(iku.indikator) == wanted]
        above = {row: self.decree.objects(row, IKI.mengukur) for row in rows}
        measuring = [row for row in rows if (above[row] if parent is None else parent in above[row])]
        return self.nodes.setdefault(pointer, (measuring or rows or [self.known("indikator", text, pointer)])[0])

    # ---- positions and people

    def positions(self) -> list[URIRef]:
        taken: set[str] = set()
        nodes: list[URIRef] = []
        for at, jabatan in enumerate(self.rekaman.jabatan):
            path, pointer = f"jabatan/{_unused(slug(jabatan.nama), taken)}", f"/jabatan/{at}"
            node = self.add(path, IKI.Jabatan, pointer, jabatan.baris)
            nodes.append(node)
            self.put(node, IKI.urutan, jabatan.urut)
            self.put(node, IKI.nama, jabatan.nama)
            self.put(node, IKI.namaAtasan, jabatan.atasan)
            self.put(node, IKI.atasanTertulis, jabatan.atasan_tertulis)
            self.duties(path, node, pointer, jabatan.tugas, jabatan.fungsi)
            self.rows(path, node, pointer, jabatan)
        by_number = {jabatan.urut: node for jabatan, node in reversed(list(zip(self.rekaman.jabatan, nodes, strict=True)))}
        for jabatan, node in zip(self.rekaman.jabatan, nodes, strict=True):
            if jabatan.atasan_urut is not None:
                self.put(node, IKI.atasanLangsung, by_number.get(jabatan.atasan_urut))
        return nodes

    def rows(self, path: str, owner: URIRef, pointer: str, jabatan: Jabatan) -> None:
        """IKI of a position; consecutive rows of one number and text share their kinerja."""
        last: tuple[str | None, str | None] | None = None
        kinerja, count = self.office, 0
        for at, iki in enumerate(jabatan.iki):
            here = f"{pointer}/iki/{at}"
            node = self.add(f"{path}/iki/{at + 1}", IKI.IKI, here, iki.baris)
            if iki.kinerja and (iki.no, iki.kinerja) != last:
                count += 1
                kinerja = self.add(f"{path}/kinerja/{count}", IKI.Kinerja, f"{here}/kinerja")
                self.put(kinerja, IKI.urutan, count)
                self.put(kinerja, IKI.nomorBaris, iki.no)
                self.text(kinerja, iki.kinerja)
                self.put(kinerja, IKI.milik, owner)
            last = (iki.no, iki.kinerja)
            self.put(node, IKI.urutan, at + 1)
            self.put(node, IKI.nomorBaris, iki.no)
            self.indicator(node, f"{path}/iki/{at + 1}", here, iki, owner)
            if iki.kinerja:
                self.nodes[f"{here}/kinerja"] = kinerja
                self.put(node, IKI.mengukur, kinerja)

    def persons(self, positions: list[URIRef]) -> None:
        """People as the document names them: same name and NIP, same person."""
        signer = self.rekaman.dokumen.penandatangan
        named = [("/dokumen/penandatangan", signer, IKI.menandatangani, self.names.document)] if signer else []
        found: dict[tuple[str | None, str | None], URIRef] = {}
        holders = [
            (f"/jabatan/{at}/pemegang", j.pemegang, ORG.holds, positions[at]) for at, j in enumerate(self.rekaman.jabatan) if j.pemegang
        ]
        for pointer, orang, relation, thing in [*named, *holders]:
            identity = (orang.nama or None, orang.nip or None)
            if identity == (None, None):
                continue
            node = found.setdefault(identity, self.names.node(f"orang/{len(found) + 1}"))
            self.private.add(node)
            self.nodes[pointer] = node
            self.put(node, RDF.type, FOAF.Person)
            self.put(node, FOAF.name, orang.nama)
            self.put(node, IKI.nip, orang.nip)
            self.put(node, relation, thing)
            if isinstance(orang, Penandatangan):
                self.put(node, IKI.pangkat, orang.pangkat)
                self.nodes[f"{pointer}/jabatan"] = self.names.document
            self.derive(node, self.lines(pointer))

    def mentions(self) -> None:
        for at, sebutan in enumerate(self.rekaman.sebutan):
            pointer = f"/sebutan/{at}"
            node = self.add(f"sebutan/{at + 1}", IKI.Sebutan, pointer, sebutan.baris, private=sebutan.apa in _PERSONAL)
            self.put(node, IKI.urutan, at + 1)
            self.coded(node, IKI.jenisSebutan, "sebutan", sebutan.apa, f"{pointer}/apa")
            self.put(node, IKI.nilai, sebutan.nilai)
            if sebutan.bagian is not None:
                self.put(node, IKI.padaBagian, self.nodes.get(f"/bagian/{sebutan.bagian}"))

    def doubts(self) -> None:
        for at, keraguan in enumerate(self.rekaman.keraguan):
            node = self.add(f"keraguan/{at + 1}", IKI.Keraguan, f"/keraguan/{at}", keraguan.baris)
            self.put(node, IKI.urutan, at + 1)
            self.decree.add(node, IKI.penunjuk, keraguan.penunjuk)
            self.put(node, IKI.alasan, keraguan.alasan)

    def corrections(self) -> None:
        """What people changed of the reading; who did, and what is about persons, is in the people's graph."""
        for at, koreksi in enumerate(self.rekaman.koreksi):
            if koreksi.apa == "benar":
                continue
            private = koreksi.penunjuk.endswith(_PERSONAL_VALUES)
            node = self.add(f"koreksi/{at + 1}", IKI.Koreksi, f"/koreksi/{at}", self.lines(koreksi.penunjuk), private)
            self.put(node, IKI.urutan, at + 1)
            self.put(node, IKI.penunjuk, koreksi.penunjuk)
            self.put(node, IKI.nilaiSemula, koreksi.lama)
            if _is_date(koreksi.tanggal):
                self.put(node, DCTERMS.created, Literal(koreksi.tanggal, datatype=XSD.date))
            if koreksi.penelaah:
                self.people.add(node, DCTERMS.creator, koreksi.penelaah)
            thing = koreksi.penunjuk
            while thing not in self.nodes:
                thing = thing.rpartition("/")[0]
            (self.people if private else self.decree).add(self.nodes[thing], IKI.dikoreksi, node)


def _is_date(text: str | None) -> bool:
    """Whether a text is a complete, possible ISO date."""
    try:
        return len(text or "") == 10 and bool(date.fromisoformat(text or ""))
    except ValueError:
        return False


def _unused(name: str, taken: set[str]) -> str:
    """The name, or with -2, -3 where it is taken."""
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken.add(candidate)
    return candidate
