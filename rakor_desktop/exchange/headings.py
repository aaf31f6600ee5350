"""The words people head their columns with, and the words they fill them with."""

from __future__ import annotations

from rakor_desktop.domain.attendance import ROLES, Role
from rakor_desktop.domain.i18n import N_
from rakor_desktop.exchange.table import Vocabulary, heading_key

_NUMBERING = ("No", "Nomor", "No Urut", "Nomor Urut", "Nmr", "#", "Number")

_IGNORED = (
    "Tanda Tangan",
    "TTD",
    "Paraf",
    "Hadir",
    "Kehadiran",
    "Signature",
    "Tanda Tangan/Paraf",
    *(f"Hari {number}" for number in ("I", "II", "III", "IV", "V", 1, 2, 3, 4, 5)),
)

_PLACES = {
    "region": (
        "Kabupaten/Kota",
        "Kab/Kota",
        "Kabupaten",
        "Nama Kabupaten/Kota",
        "Asal",
        "Asal Kab/Kota",
        "Asal Kabupaten/Kota",
        "Asal Daerah",
        "Daerah",
        "Nama Daerah",
        "Wilayah",
        "Region",
        "Regency",
        "Regency/City",
    ),
    "code": (
        "Kode",
        "Kode Wilayah",
        "Kode Daerah",
        "Kode Kab/Kota",
        "Kode Kabupaten/Kota",
        "Kode Kemendagri",
        "Code",
        "Region Code",
    ),
}

PARTICIPANTS = Vocabulary(
    {
        "name": (
            "Nama",
            "Nama Lengkap",
            "Nama Peserta",
            "Nama Peserta Rakor",
            "Nama Pegawai",
            "Nama Pejabat",
            "Nama Undangan",
            "Nama dan Gelar",
            "Nama Lengkap dan Gelar",
            "Nama Lengkap dengan Gelar",
            "Nama Lengkap (beserta gelar)",
            "Nama Lengkap & Gelar",
            "Nama & Gelar",
            "Name",
            "Full Name",
        ),
        "name_nip": (
            "Nama/NIP",
            "Nama Lengkap/NIP",
            "Nama dan NIP",
            "Nama Lengkap dan NIP",
            "Nama & NIP",
            "Nama Peserta/NIP",
            "Nama NIP",
        ),
        **_PLACES,
        "position": (
            "Jabatan",
            "Jabatan Dinas",
            "Nama Jabatan",
            "Jabatan dalam Dinas",
            "Position",
            "Job Title",
        ),
        "position_organization": (
            "Jabatan/Instansi",
            "Jabatan/Unit Kerja",
            "Jabatan dan Instansi",
            "Jabatan & Instansi",
            "Jabatan/Asal Instansi",
            "Jabatan/OPD",
        ),
        "organization": (
            "Instansi",
            "Unit Kerja",
            "Instansi/Unit Kerja",
            "Unit Kerja/Instansi",
            "Asal Instansi",
            "Nama Instansi",
            "OPD",
            "Nama OPD",
            "SKPD",
            "Perangkat Daerah",
            "Dinas",
            "Lembaga",
            "Instansi/Lembaga",
            "Instansi/Dinas",
            "Dinas/Instansi",
            "Dinas/Badan",
            "Badan/Dinas",
            "Dinas/Badan/Kantor",
            "Asal Dinas",
            "Satuan Kerja",
            "Satker",
            "Organization",
            "Institution",
        ),
        "nip": ("NIP", "NIP/NI PPPK", "NIP/NIPPPK", "NI PPPK", "Nomor Induk Pegawai", "No NIP"),
        "nrp": ("NRP",),
        "male": ("L", "Lk", "Laki-laki"),
        "female": ("P", "Pr", "Perempuan"),
        "sex": ("L/P", "Jenis Kelamin", "Jenis Kelamin (L/P)", "JK", "Kelamin", "P/L", "Sex", "Gender"),
        "prefix": ("Gelar Depan", "Title Before"),
        "suffix": ("Gelar Belakang", "Title After"),
        "rank": (
            "Pangkat",
            "Pangkat/Gol",
            "Pangkat/Golongan",
            "Pangkat/Gol Ruang",
            "Pangkat, Golongan/Ruang",
            "Gol/Pangkat",
            "Golongan/Pangkat",
            "Rank",
        ),
        "grade": ("Golongan", "Gol", "Gol/Ruang", "Golongan/Ruang", "Grade"),
        "phone": (
            "No HP",
            "HP",
            "Nomor HP",
            "Telepon",
            "No Telepon",
            "Nomor Telepon",
            "Telp",
            "No Telp",
            "Telepon/HP",
            "No Telepon/HP",
            "No HP/WA",
            "WA",
            "No WA",
            "WhatsApp",
            "Phone",
        ),
        "email": ("Email", "E-mail", "Pos-el", "Pos-el (Email)", "Surel", "Alamat Email"),
        "role": ("Peran", "Sebagai", "Peran/Sebagai", "Kedudukan", "Role"),
        "represents": ("Mewakili", "Representing"),
        "letter_number": ("Nomor Surat Tugas", "No Surat Tugas", "Surat Tugas"),
        "letter_date": ("Tanggal Surat Tugas", "Tgl Surat Tugas"),
        "remarks": ("Keterangan", "Ket", "Catatan", "Remarks", "Notes"),
    },
    _IGNORED,
    numbering=_NUMBERING,
    parts={
        "name_nip": ("name", "nip"),
        "position_organization": ("position", "organization"),
        "male": ("sex",),
        "female": ("sex",),
    },
    pairs=("male", "female"),
)

REGIONS = Vocabulary(_PLACES, (*_IGNORED, "Keterangan", "Ket"), numbering=_NUMBERING)

FIELD_LABELS = {
    "name": N_("Nama"),
    "name_nip": N_("Nama dan NIP"),
    "region": N_("Kabupaten/Kota"),
    "code": N_("Kode wilayah"),
    "position": N_("Jabatan"),
    "position_organization": N_("Jabatan dan instansi"),
    "organization": N_("Instansi"),
    "nip": N_("NIP"),
    "nrp": N_("NRP"),
    "male": N_("L (dicentang)"),
    "female": N_("P (dicentang)"),
    "sex": N_("L/P"),
    "prefix": N_("Gelar depan"),
    "suffix": N_("Gelar belakang"),
    "rank": N_("Pangkat/golongan"),
    "grade": N_("Golongan"),
    "phone": N_("Telepon"),
    "email": N_("Pos-el"),
    "role": N_("Peran"),
    "represents": N_("Mewakili"),
    "letter_number": N_("Nomor surat tugas"),
    "letter_date": N_("Tanggal surat tugas"),
    "remarks": N_("Keterangan"),
}
"""What a column is used as, in the words of the screen."""

_MORE_ROLES = {
    Role.CHAIR: ("Pimpinan", "Ketua Rapat", "Chair"),
    Role.SECRETARY: ("Sekretaris", "Secretary"),
    Role.NOTE_TAKER: ("Pencatat", "Notulen", "Note Taker"),
    Role.MODERATOR: (),
    Role.SPEAKER: ("Nara Sumber", "Pemateri", "Pembicara", "Speaker"),
    Role.PARTICIPANT: ("Participant",),
    Role.OBSERVER: ("Observer",),
    Role.GUEST: ("Tamu", "Tamu Undangan", "Guest"),
    Role.COMMITTEE: ("Panitia Pelaksana", "Committee"),
    Role.DRAFTING_TEAM: ("Perumus", "Drafting Team"),
    Role.MC: ("MC", "Protokol"),
    Role.PRAYER_LEADER: ("Doa", "Pembaca Doa", "Prayer Leader"),
    Role.PRESS: ("Wartawan", "Media", "Press"),
}

ROLE_WORDS = {
    heading_key(word): role
    for role, label in ROLES.items()
    for word in (label, role.value, *_MORE_ROLES[role])
}

SEX_WORDS = {
    word: sex
    for sex, words in (
        ("L", ("l", "lk", "laki", "laki laki", "pria", "m", "male")),
        ("P", ("p", "pr", "perempuan", "wanita", "w", "f", "female")),
    )
    for word in words
}
