"""Invented people: names, degrees, ranks and NIP of the right form."""

from random import Random

_FIRST = (
    "Adi Agus Ahmad Andi Anita Ari Bambang Bayu Budi Candra Damar Dewi Dian Dimas Dwi Eka Endang Fajar Fitri Galih Gita Hadi Hana Hendra "
    "Indah Irfan Joko Kartika Laras Lestari Lukman Maya Mulyono Nanda Nur Nurul Okta Prima Putri Rahmat Ratna Rina Rizki Sari Satria Siti "
    "Slamet Sri Suci Teguh Tri Umar Wahyu Wati Widya Yanti Yoga Yudi Zainal Zulfa"
).split()
_LAST = (
    "Abdullah Anggraini Arifin Astuti Baskara Basuki Budiman Darmawan Effendi Fauzi Firmansyah Gunawan Hakim Handayani Hartono Hidayat "
    "Irawan Kurniawan Kusuma Lubis Maharani Mahendra Maulana Nasution Nugroho Permana Pratama Purnomo Puspita Rahayu Rahman Ramadhan "
    "Sanjaya Saputra Saragih Setiawan Siregar Sitompul Subekti Suharto Sulistyo Suryadi Susanto Syahputra Tarigan Utami Wardana Wibowo "
    "Wicaksono Widodo Wijaya Wulandari Yulianto"
).split()
_DEGREES = ("S.Sos", "S.STP., M.Si", "S.IP", "SE", "SH", "S.STP", "S.Sos., M.Si", "SE., MM", "S.AP", "Drs.")
RANKS = ("Pembina", "Pembina Tingkat I", "Penata Tingkat I")


def person(draw: Random, year: int, capitals: bool) -> tuple[str, str]:
    """An invented name with degree, and a NIP whose dates are sound for someone who serves in that year."""
    name = f"{draw.choice(_FIRST)} {draw.choice(_LAST)}"
    degree = draw.choice(_DEGREES)
    name = name.upper() if capitals else name
    name = f"Drs. {name}" if degree == "Drs." else f"{name}, {degree}"
    born = year - draw.randint(32, 54)
    begun = born + draw.randint(20, 28)
    nip = (
        f"{born}{draw.randint(1, 12):02}{draw.randint(1, 28):02}{begun}{draw.randint(1, 12):02}{draw.randint(1, 2)}{draw.randint(1, 40):03}"
    )
    return name, nip


def bare_name(name: str) -> str:
    """A name without degrees, to tell people apart."""
    return name.removeprefix("Drs. ").partition(",")[0].casefold()
