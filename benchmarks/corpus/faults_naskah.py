"""Faults of the text of a decree: its identity and its legal basis."""

from benchmarks.corpus.lahan import Lahan, fault

# --- the decree itself


@fault("DOK-02")
def _number_blank(at: Lahan) -> str | None:
    parts = at.isi.nomor.split("/")
    if len(parts) < 4 or at.isi.nomor_lampiran != at.isi.nomor:
        return None
    parts[1] = "   "
    at.isi.nomor = at.isi.nomor_lampiran = "/".join(parts)
    return ""


@fault("DOK-03")
def _number_of_annex(at: Lahan) -> str | None:
    parts = at.isi.nomor.split("/")
    if len(parts) < 4 or not parts[1].isdigit():
        return None
    at.isi.nomor_lampiran = "/".join([parts[0], str(int(parts[1]) + 60), *parts[2:]])
    return ""


@fault("DOK-04")
def _date_without_day(at: Lahan) -> str | None:
    at.isi.tanggal = at.isi.tanggal[:7]
    return ""


@fault("DOK-05")
def _date_of_annex(at: Lahan) -> str | None:
    at.isi.tanggal_lampiran = f"{at.year}-02-{at.draw.randint(1, 28):02}"
    return ""


@fault("DOK-06")
def _year_of_number(at: Lahan) -> str | None:
    if not at.isi.nomor.endswith(f"/{at.year}"):
        return None
    at.isi.nomor, at.isi.nomor_lampiran = (text[:-4] + str(at.year - 1) for text in (at.isi.nomor, at.isi.nomor_lampiran))
    return ""


@fault("DOK-09")
def _period_of_dictum(at: Lahan) -> str | None:
    label, text, items = at.isi.diktum[0]
    at.isi.diktum[0] = (label, text.replace(f"Tahun {at.year}", f"Tahun {at.year - 1}"), items)
    return ""


@fault("DOK-11")
def _no_nip(at: Lahan) -> str | None:
    if id(at.isi.penandatangan) in at.taken:
        return None
    name, _, _ = at.isi.penandatangan
    at.isi.penandatangan = (name, "", "")
    return ""


@fault("DOK-12")
def _head_of_kecamatan(at: Lahan) -> str | None:
    at.isi.jenis = "Keputusan Kepala Kecamatan"
    return ""


@fault("DOK-13")
def _nip(at: Lahan) -> str | None:
    name, rank, nip = at.isi.penandatangan
    if not nip:
        return None
    wrong = nip[:4] + "13" + nip[6:]
    at.isi.penandatangan = (name, rank, wrong)
    at.taken.add(id(at.isi.penandatangan))
    if at.isi.jabatan[0].pemegang:
        at.isi.jabatan[0].pemegang = (name, wrong)
    return ""


@fault("DOK-15")
def _first(at: Lahan) -> str | None:
    _, text, items = at.isi.diktum[0]
    at.isi.diktum[0] = ("PERTAMA", text, items)
    return "/diktum/0"


@fault("DOK-17")
def _phrase(at: Lahan) -> str | None:
    at.isi.frasa = "Disahkan"
    return ""


@fault("DOK-19")
def _team(at: Lahan) -> str | None:
    at.isi.menimbang[1:1] = [
        (
            "bahwa anggota Tim dimaksud pada huruf a agar dapat melaksanakan tugasnya masing-masing secara terpadu, "
            "perlu ditetapkan dalam suatu Keputusan Camat;"
        )
    ]
    at.isi.menimbang[2] = at.isi.menimbang[2].replace("huruf a,", "huruf a dan huruf b,")
    return "/menimbang/1"


@fault("DOK-20")
def _title(at: Lahan) -> str | None:
    at.isi.tentang = at.isi.tentang.replace(" DAN INDIKATOR KINERJA INDIVIDU", "")
    return ""


# --- the legal basis


@fault("HKM-02")
def _revoked(at: Lahan) -> str | None:
    n = at.law("Peraturan Pemerintah Nomor 17 Tahun 2018")
    if n is None:
        return None
    at.isi.mengingat[n] = (
        "Peraturan Pemerintah Nomor 19 Tahun 2008 tentang Kecamatan (Lembaran Negara Republik Indonesia Tahun 2008 Nomor 40, "
        "Tambahan Lembaran Negara Republik Indonesia Nomor 4826);"
    )
    pp = [k for k, text in enumerate(at.isi.mengingat) if text.startswith("Peraturan Pemerintah")]
    first = next((k for k in pp if int(at.isi.mengingat[k].split(" Tahun ")[1][:4]) > 2008), n)
    at.isi.mengingat.insert(min(first, n), at.isi.mengingat.pop(n))
    return f"/mengingat/{min(first, n)}"


@fault("HKM-05")
def _title_of_law(at: Lahan) -> str | None:
    n = at.law("Peraturan Presiden Nomor 29 Tahun 2014")
    if n is None:
        return None
    at.isi.mengingat[n] = at.isi.mengingat[n].replace(
        "Sistem Akuntabilitas Kinerja Instansi Pemerintah", "Sistem Akuntabilitas Pelaporan Instansi Pemerintah"
    )
    return f"/mengingat/{n}"


@fault("HKM-06")
def _gazette(at: Lahan) -> str | None:
    return _replaced(at, "Undang-Undang Nomor 23 Tahun 2014", "Tahun 2014 Nomor 244", "Tahun 2014 Nomor 224")


@fault("HKM-07")
def _supplement(at: Lahan) -> str | None:
    return _replaced(at, "Undang-Undang Nomor 23 Tahun 2014", "Republik Indonesia Nomor 5587", "Republik Indonesia Nomor 5578")


@fault("HKM-10")
def _gazette_year(at: Lahan) -> str | None:
    n = next((k for k, text in enumerate(at.isi.mengingat) if "Berita Daerah" in text and "Rencana" not in text), None)
    if n is None or -1 - n in at.taken:
        return None
    at.taken.add(-1 - n)
    head, _, gazette = at.isi.mengingat[n].partition("(Berita")
    year = int(gazette.split(" Tahun ")[1][:4])
    at.isi.mengingat[n] = f"{head}(Berita{gazette.replace(f'Tahun {year}', f'Tahun {year - 3}')}"
    return f"/mengingat/{n}"


@fault("HKM-11")
def _old_amendment(at: Lahan) -> str | None:
    n = at.law("Undang-Undang Nomor 23 Tahun 2014")
    if n is None:
        return None
    bare = at.isi.mengingat[n].split(" sebagaimana")[0]
    at.isi.mengingat[n] = f"{bare} sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 9 Tahun 2015;"
    return f"/mengingat/{n}"


@fault("HKM-12")
def _no_amendment(at: Lahan) -> str | None:
    n = at.law("Undang-Undang Nomor 23 Tahun 2014")
    if n is None:
        return None
    at.isi.mengingat[n] = f"{at.isi.mengingat[n].split(' sebagaimana')[0]};"
    return f"/mengingat/{n}"


@fault("HKM-13")
def _twice(at: Lahan) -> str | None:
    n = at.law("Peraturan Presiden Nomor 29 Tahun 2014")
    if n is None:
        return None
    at.isi.mengingat.insert(n + 1, at.isi.mengingat[n])
    return f"/mengingat/{n + 1}"


@fault("HKM-15")
def _order(at: Lahan) -> str | None:
    n = at.law("Peraturan Presiden Nomor 29 Tahun 2014")
    if n is None:
        return None
    at.isi.mengingat.insert(0, at.isi.mengingat.pop(n))
    return ""


@fault("HKM-17")
def _no_sakip(at: Lahan) -> str | None:
    n = at.law("Peraturan Presiden Nomor 29 Tahun 2014")
    if n is None:
        return None
    del at.isi.mengingat[n]
    return ""


@fault("HKM-19")
def _old_plan(at: Lahan) -> str | None:
    n = next((k for k, text in enumerate(at.isi.mengingat) if "Jangka Menengah" in text and text.startswith("Peraturan Daerah")), None)
    if n is None or -1 - n in at.taken:
        return None
    at.taken.add(-1 - n)
    region = at.isi.kabupaten
    number = next(number for number in (9, 11, 13) if not any(f"{region} Nomor {number} Tahun 2017" in text for text in at.isi.mengingat))
    at.isi.mengingat[n] = (
        f"Peraturan Daerah {region} Nomor {number} Tahun 2017 tentang Rencana Pembangunan Jangka Menengah Daerah {region} Tahun 2017-2022 "
        f"(Lembaran Daerah {region} Tahun 2017 Nomor {number});"
    )
    return f"/mengingat/{n}"


def _replaced(at: Lahan, law: str, old: str, new: str) -> str | None:
    n = at.law(law)
    if n is None:
        return None
    at.isi.mengingat[n] = at.isi.mengingat[n].replace(old, new)
    return f"/mengingat/{n}"
