"""What is known of a generated decree, as one line of JSON: key facts, links, planted faults."""

from typing import Any

from benchmarks.corpus.model import Keputusan
from benchmarks.corpus.places import Tempat


def truth(place: Tempat, keputusan: Keputusan) -> dict[str, Any]:
    """Key facts of the record, what each IKI serves (the best answer first), and which faults were planted where."""
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
    }
