"""Each row of a list of people is read with what is wrong with it; nothing about a place is guessed."""

from datetime import date

import pytest

from rakor_desktop.domain.attendance import Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.exchange import csv_file, participants
from rakor_desktop.store import reference

GAZETTEER = Gazetteer(reference.regions())
TODAY = date(2026, 4, 14)


def lines(text):
    table = participants.participants(csv_file.parse(text))
    return participants.participant_lines(table, GAZETTEER, TODAY)


def line(**cells):
    columns = {"Nama": "Maria Contoh", "Kabupaten/Kota": "Alor"} | {
        name.replace("_", " "): text for name, text in cells.items()
    }
    quoted = ",".join(f'"{text}"' for text in columns.values())
    (found,) = lines(f"{','.join(columns)}\n{quoted}\n")
    return found


def test_a_whole_row_is_read():
    found = line(
        Nama="Drs. Yosef Contoh, M.Si",
        NIP="19800101 200501 1 999",
        L_P="Laki-laki",
        Pangkat_Gol="Pembina Tk. I, IV/b",
        Jabatan="Kepala Dinas",
        Instansi="Dinas Perindustrian Kabupaten Alor",
        No_HP="0811-0000-0001",
        Email="contoh@contoh.example",
        Peran="Narasumber",
        Mewakili="Bupati",
        Nomor_Surat_Tugas="094/1",
        Tanggal_Surat_Tugas="13 April 2026",
        Keterangan="-",
    )
    assert (found.errors, found.warnings) == ((), ())
    assert (found.row, found.name, found.region.code, found.role) == (
        2,
        "Drs. Yosef Contoh, M.Si",
        "53.05",
        Role.SPEAKER,
    )
    assert (found.nip, found.sex, found.rank, found.grade) == (
        "198001012005011999",
        "L",
        "Pembina Tingkat I",
        "IV/b",
    )
    assert (found.phone, found.email, found.represents, found.remarks) == (
        "0811-0000-0001",
        "contoh@contoh.example",
        "Bupati",
        "",
    )
    assert (found.letter_number, found.letter_date) == ("094/1", date(2026, 4, 13))


def test_titles_in_columns_of_their_own_are_put_to_the_name():
    assert line(Gelar_Depan="Ir.", Gelar_Belakang="M.T.").name == "Ir. Maria Contoh, M.T."


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Nama": "", "Jabatan": "Kepala Dinas"}, "Nama belum diisi."),
        ({"Nama": "x" * 10_000}, "Nama terlalu panjang"),
        ({"Kabupaten/Kota": "Kupang"}, "bisa berarti Kabupaten Kupang (53.01) atau Kota Kupang (53.71)"),
        ({"Kabupaten/Kota": "Atlantis"}, "tidak dikenal"),
        ({"Kabupaten/Kota": "5301"}, "mempunyai dua arti"),
        ({"Kabupaten/Kota": ""}, "Kabupaten/kota belum diisi"),
        ({"Kode": "53.04"}, "Kode “53.04” adalah Kabupaten Belu, bukan “Alor”."),
        ({"NIP": "1,98001E+17"}, "tiga angka terakhirnya hilang"),
        ({"NIP": "198013012005012999"}, "tidak ada dalam kalender"),
        ({"NIP": "19800101200501299"}, "harus 18 angka"),
        ({"Peran": "Penonton"}, "Peran “Penonton” tidak dikenal"),
    ],
)
def test_what_cannot_be_right_is_an_error(cells, said):
    found = line(**cells)
    assert said in " ".join(found.errors)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"NIP": "199505052023211999"}, "wajar untuk PPPK"),
        ({"NIP": "198001012005011999", "L/P": "P"}, "tidak sesuai"),
        ({"L/P": "x"}, "dikosongkan"),
        ({"Pangkat": "Jenderal"}, "tidak dikenal"),
        ({"Nama": "MARIA CONTOH"}, "kapital semua"),
        ({"No HP": "8,12E+11"}, "rusak oleh lembar kerja"),
        ({"Tanggal Surat Tugas": "Kamis, 14 April 2026"}, "Selasa"),
    ],
)
def test_what_is_only_strange_is_a_warning(cells, said):
    found = line(**cells)
    assert found.errors == ()
    assert said in " ".join(found.warnings)


@pytest.mark.parametrize(("written", "code"), [("53.1", "53.10"), ("53,1", "53.10"), ("53.2", "53.20")])
def test_a_code_that_lost_its_zero_is_read_with_a_warning(written, code):
    (found,) = lines(f'Nama,Kode\nMaria Contoh,"{written}"\n')
    assert (found.region.code, found.errors) == (code, ())
    assert f"dibaca sebagai {code}" in found.warnings[0]


def test_speakers_and_committee_need_no_region():
    text = "Nama,Peran\nMaria Contoh,Panitia\nYosef Contoh,Narasumber\nAna Contoh,\n"
    first, second, third = lines(text)
    assert (first.errors, second.errors, first.role) == ((), (), Role.COMMITTEE)
    assert "belum diisi" in third.errors[0]


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("PESERTA", Role.PARTICIPANT),
        ("", Role.PARTICIPANT),
        ("Nara Sumber", Role.SPEAKER),
        ("Pimpinan Rapat", Role.CHAIR),
        ("Tamu undangan", Role.GUEST),
        ("MC", Role.MC),
        ("wartawan", Role.PRESS),
        ("GUEST", Role.GUEST),
    ],
)
def test_roles_are_known_in_the_words_people_use(word, role):
    assert line(Peran=word).role is role


@pytest.mark.parametrize(
    ("word", "sex"), [("l", "L"), ("Pria", "L"), ("PEREMPUAN", "P"), ("wanita", "P"), ("F", "P")]
)
def test_the_sex_is_known_in_the_words_people_use(word, sex):
    assert line(**{"L/P": word}).sex == sex


def test_ranks_may_stand_in_two_columns_and_pppk_have_none():
    both = line(Pangkat="Penata", Golongan="III/c")
    assert (both.rank, both.grade) == ("Penata", "III/c")
    assert (line(Golongan="IX").rank, line(Golongan="IX").grade) == ("", "IX")


def test_a_mobile_number_gets_back_the_zero_a_spreadsheet_took():
    assert line(**{"No HP": "81100000001"}).phone == "081100000001"


@pytest.mark.parametrize(
    ("text", "missing"), [("NIP,Jabatan\n1,2\n", "“Nama”"), ("Nama,Jabatan\nA,B\n", "“Kabupaten/Kota”")]
)
def test_a_list_without_names_or_regions_is_refused(text, missing):
    with pytest.raises(RakorError, match=missing):
        lines(text)


def test_a_list_of_regions_only_names_somebody_from_each():
    table = participants.region_list(csv_file.parse("No,Daerah\n1,Kabupaten TTS\n2,Kupang\n3,Manggarai\n"))
    found = participants.region_lines(table, GAZETTEER)
    assert [(line.name, line.region and line.region.code) for line in found] == [
        ("Perwakilan Kabupaten Timor Tengah Selatan", "53.02"),
        ("Kupang", None),
        ("Perwakilan Kabupaten Manggarai", "53.10"),
    ]
    assert "bisa berarti" in found[1].errors[0]


def test_a_list_of_regions_without_their_column_is_refused():
    with pytest.raises(RakorError, match="tidak dikenal"):
        participants.region_list(csv_file.parse("Nama,Jabatan\nMaria Contoh,Kepala\n"))
