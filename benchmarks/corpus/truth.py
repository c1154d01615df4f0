"""What is known of a generated decree, as one line of JSON: key facts, links, planted faults."""

from collections.abc import Sequence
from typing import Any

from benchmarks.corpus.faults import JUGA, Cacat
from benchmarks.corpus.model import Keputusan
from benchmarks.corpus.places import Tempat


def truth(place: Tempat, keputusan: Keputusan, planted: Sequence[Cacat]) -> dict[str, Any]:
    """Key facts of the record, what each IKI serves (the best answer first), and the faults: the code of the check that should tell it, the
    pointer of what is wrong ('' for the whole decree), what else is rightly reported because of it; `lintas`: in what it
    differs from the decrees of its region."""
    return {
        "berkas": f"{place.folder}/{place.file}",
        "kode": place.kode,
        "fakta": {
            "nomor": keputusan.nomor,
            "tentang": keputusan.tentang,
            "tanggal": keputusan.tanggal,
            "tahun": keputusan.tahun,
            "instansi": keputusan.instansi,
            "kabupaten": keputusan.kabupaten,
            "menimbang": len(keputusan.menimbang),
            "mengingat": len(keputusan.mengingat),
            "iku": len(keputusan.iku),
            "jabatan": len(keputusan.jabatan),
            "iki": sum(len(one.baris) for one in keputusan.jabatan),
        },
        "keselarasan": {f"jabatan:{j}/iki:{n}": row.ke for j, one in enumerate(keputusan.jabatan) for n, row in enumerate(one.baris)},
        "cacat": [{"kode": one.kode, "unsur": one.unsur, "juga": list(JUGA.get(one.kode, ()))} for one in planted],
        "lintas": keputusan.lintas,
    }
