"""Each row of a list of people is read with what is wrong with it; nothing about a place is guessed."""

from datetime import date

import pytest

from rakor_desktop.domain.attendance import Role
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.exchange import csv_file, participants, rows
from rakor_desktop.exchange.headings import PARTICIPANTS, REGIONS
from rakor_desktop.exchange.row_place import Usual
from rakor_desktop.store import reference

GAZETTEER = Gazetteer(reference.regions())
TODAY = date(2026, 4, 14)


def lines(text, usual=None):
    _layout, table = rows.find(csv_file.parse(text), PARTICIPANTS)
    return participants.participant_lines(table, GAZETTEER, TODAY, usual)


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


def test_a_list_of_regions_only_names_somebody_from_each():
    text = "No,Daerah\n1,Kabupaten TTS\n2,Kupang\n3,Manggarai\nJumlah,3\n"
    _layout, table = rows.find(csv_file.parse(text), REGIONS)
    found = participants.region_lines(table, GAZETTEER)
    assert [(line.name, line.region and line.region.code) for line in found] == [
        ("Perwakilan Kabupaten Timor Tengah Selatan", "53.02"),
        ("Kupang", None),
        ("Perwakilan Kabupaten Manggarai", "53.10"),
        ("Jumlah", None),
    ]
    assert found[3].skipped == "Baris jumlah."
    assert "bisa berarti" in found[1].errors[0]


def test_a_region_may_be_read_from_the_institution_when_its_kind_is_written():
    text = (
        "Nama,Instansi\nMaria Contoh,Disperindag Kab. Belu\nAna Contoh,Dinas Kupang\nYosef Contoh,Bank Alor\n"
    )
    first, second, third = lines(text)
    assert (first.region.code, first.notes) == ("53.04", ("Asal Kabupaten Belu dari instansinya.",))
    assert [line.region for line in (second, third)] == [None, None]
    assert "belum diisi" in second.errors[0]


def test_who_says_nothing_gets_what_is_usual():
    usual = Usual(Role.SPEAKER, GAZETTEER.with_code("53.04"))
    (found,) = lines("Nama,Jabatan\nMaria Contoh,Kepala\n", usual)
    assert (found.role, found.region.code, found.errors) == (Role.SPEAKER, "53.04", ())
    first, second = lines("Nama,Kab/Kota,Peran\nMaria Contoh,Alor,Panitia\nAna Contoh,Ende,\n", usual)
    assert (first.role, first.region.code) == (Role.COMMITTEE, "53.05")
    assert (second.role, second.region.code) == (Role.SPEAKER, "53.08")


def test_names_in_capitals_are_put_in_order_only_when_wished():
    text = 'Nama,Kab/Kota\n"MARIA DA COSTA, SE",Alor\nYosef Contoh,Alor\n'
    first, second = lines(text)
    assert (first.name, "kapital semua" in first.warnings[0]) == ("MARIA DA COSTA, SE", True)
    first, second = lines(text, Usual(tidy=True))
    assert (first.name, first.warnings) == ("Maria da Costa, S.E.", ())
    assert first.notes == ("Nama dirapikan dari “MARIA DA COSTA, SE”.",)
    assert (second.name, second.notes) == ("Yosef Contoh", ())


def test_a_tick_below_l_or_p_is_the_sex():
    text = "No,Nama,Kab/Kota,Jenis Kelamin,\n,,,L,P\n1,Maria Contoh,Alor,,√\n2,Yosef Contoh,Alor,1,\n3,Ana,Alor,,\n"
    assert [line.sex for line in lines(text)] == ["P", "L", ""]


def group(text):
    return [
        (line.name, line.role, line.region and line.region.code) for line in lines(text) if not line.skipped
    ]


def test_the_head_of_a_group_gives_role_and_region_to_the_rows_below():
    text = (
        "No,Nama,Jabatan\nI,PANITIA,\n1,Ana Contoh,Staf\nII,PESERTA,\n,KABUPATEN BELU,\n2,Maria Contoh,Staf\n"
        ",Dinas Perindustrian Kab. Alor,\n3,Yosef Contoh,Staf\nIII. NARASUMBER,,\n4,Siti Contoh,Dosen\n"
    )
    assert group(text) == [
        ("Ana Contoh", Role.COMMITTEE, None),
        ("Maria Contoh", Role.PARTICIPANT, "53.04"),
        ("Yosef Contoh", Role.PARTICIPANT, "53.05"),
        ("Siti Contoh", Role.SPEAKER, None),
    ]
    found = lines(text)
    assert found[0].skipped == "Judul kelompok: Panitia untuk baris-baris di bawahnya."
    assert found[1].notes == ("Peran Panitia dari judul kelompok di baris 2.",)


def test_what_a_row_says_itself_counts_more_than_its_group():
    text = "No,Nama,Kab/Kota,Peran\n,KABUPATEN BELU,,\n1,Maria Contoh,Alor,Moderator\n2,Ana Contoh,,\n"
    assert group(text) == [
        ("Maria Contoh", Role.MODERATOR, "53.05"),
        ("Ana Contoh", Role.PARTICIPANT, "53.04"),
    ]


def test_whether_a_region_below_people_of_a_role_belongs_to_it_is_not_guessed():
    text = "No,Nama,Jabatan\n,PANITIA,\n1,Ana Contoh,Staf\n,KABUPATEN BELU,\n2,Maria Contoh,Staf\n"
    *_others, last = lines(text)
    assert (last.role, last.region.code) == (Role.PARTICIPANT, "53.04")
    assert last.warnings == (
        "Perannya tidak pasti: di bawah “PANITIA” (baris 2), lalu di bawah “KABUPATEN BELU”.",
    )


@pytest.mark.parametrize("text", ["KUPANG", "Ende", "DINAS PERINDUSTRIAN", "Kab/Kota"])
def test_what_may_mean_something_else_is_no_head_of_a_group(text):
    first, second = lines(f"No,Nama,Jabatan\n,{text},\n1,Maria Contoh,Staf\n")
    assert "beri nomor urut bila ini memang orang" in first.skipped
    assert second.region is None


def test_what_stands_below_the_list_is_nobody():
    text = (
        "No,Nama,Kab/Kota,Jabatan\n1,Maria Contoh,Alor,Staf\n2,Ana Contoh,Belu,Staf\n,JUMLAH,2,\n"
        ",Mengetahui,,Kupang 14 April 2026\n,Kepala Dinas,,\n,,,Ketua Panitia\n"
    )
    found = lines(text)
    assert [line.row for line in found if not line.skipped] == [2, 3]
    assert [line.skipped.split(";")[0] for line in found[2:]] == [
        "Baris jumlah.",
        "Tanpa nomor urut, NIP, dan asal",
        "Tanpa nomor urut, NIP, dan asal",
        "Hanya satu tulisan, di luar kolom nama",
    ]


def test_somebody_of_whom_only_the_name_is_known_is_a_person_to_be_looked_at():
    (found,) = lines("Nama,Peran\nMaria Contoh,\n", Usual(region=GAZETTEER.with_code("53.04")))
    assert (found.skipped, found.warnings) == ("", ("Baris ini hanya berisi nama; pastikan memang orang.",))
    (found,) = lines("No,Nama,Peran\n1,Maria Contoh,\n", Usual(region=GAZETTEER.with_code("53.04")))
    assert found.warnings == ()


def test_an_empty_cell_says_what_the_one_above_it_says_only_when_wished():
    text = "No,Kab/Kota,Nama,Jabatan\n1,Alor,Maria,Staf\n,,Yosef,Staf\n2,Belu,Ana,Staf\n3,Ende,Siti,Staf\n,,Tono,\n"
    assert [(line.name, bool(line.skipped)) for line in lines(text)][1] == ("Yosef", True)
    found = lines(text, Usual(from_above=True))
    assert [(line.name, line.region.code) for line in found] == [
        ("Maria", "53.05"),
        ("Yosef", "53.05"),
        ("Ana", "53.04"),
        ("Siti", "53.08"),
        ("Tono", "53.08"),
    ]
    assert found[1].notes == ("Asal Kabupaten Alor seperti baris di atasnya.",)
