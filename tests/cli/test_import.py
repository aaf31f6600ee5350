"""``rakor import`` takes what is right, names what is not, and changes nothing when told so."""

import pytest
from openpyxl import Workbook

LIST = """No;Nama;NIP;L/P;Kode;Golongan Darah
1;Drs. Yosef Contoh, M.Si;19800101 200501 1 999;L;53.05;A
2;Maria Contoh;1,98001E+17;P;53.04;B
3;Ana Contoh;;P;53.1;
4;Ana Contoh;;P;53.10;
5;Katarina Contoh;199505052023212999;P;Kupang;
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "peserta.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


def test_the_report_names_every_row_that_is_not_taken(rakor, made, table):
    said = rakor("import", made, table, "--json")
    assert said.code == 1
    found = said.json
    assert (found["rows"], found["accepted"], found["imported"]) == (5, 2, 2)
    assert [(row["row"], row["name"]) for row in found["rejected"]] == [
        (3, "Maria Contoh"),
        (5, "Ana Contoh"),
        (6, "Katarina Contoh"),
    ]
    assert [row["row"] for row in found["warnings"]] == [4]
    assert found["unused_headings"] == ["Golongan Darah"]
    assert found["coverage"]["distinct"] == 2
    assert rakor("show", made, "--json").json["counts"]["people"] == 2


def test_the_text_says_the_same(rakor, made, table):
    text = rakor("import", made, table).out
    assert "Ditolak, baris 3 (Maria Contoh): NIP ini sudah rusak oleh lembar kerja" in text
    assert "Perhatikan, baris 4 (Ana Contoh): Kode 53.1 dibaca sebagai 53.10 Kabupaten Manggarai" in text
    assert "Kolom yang tidak dipakai: Golongan Darah." in text
    assert text.endswith("5 baris: 2 dimasukkan, 3 ditolak.\n")


def test_the_good_rows_are_one_action(rakor, made, table):
    rakor("import", made, table)
    names = [one["name"] for one in rakor("history", made, "--json").json["actions"]]
    assert names == ["importing.carry_out", "events.create"]


@pytest.mark.parametrize("option", ["--dry-run", "--strict"])
def test_nothing_is_changed_when_it_is_not_wanted(rakor, made, table, option):
    before = rakor("dump", made).out
    said = rakor("import", made, table, option, "--json")
    assert (said.code, said.json["accepted"], said.json["imported"]) == (1, 2, 0)
    assert rakor("dump", made).out == before


def test_strict_takes_a_list_without_faults(rakor, made, tmp_path):
    path = tmp_path / "baik.csv"
    path.write_text("Nama,Kab/Kota\nMaria Contoh,Alor\n")
    said = rakor("import", made, path, "--strict")
    assert (said.code, said.out.splitlines()[-1]) == (0, "1 baris: 1 dimasukkan, 0 ditolak.")


def test_a_dry_run_works_on_a_file_somebody_has_open(rakor, made, table, workspace):
    said = rakor("import", made, table, "--dry-run")
    assert said.out.endswith("5 baris: 2 dapat dimasukkan, 3 ditolak. Tidak ada yang diubah.\n")
    assert "sedang dibuka" in rakor("import", made, table).err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("NIP,Jabatan,Alamat\n1,2,3\n", "Kolom “Nama” tidak ada"),
        ("Nama,Jabatan\nMaria Contoh,Kepala\n", "Kolom “Kabupaten/Kota” tidak ada"),
        ("a,b\n1,2\n", "Judul kolom tidak dikenal: “a”, “b”"),
        ("", "kosong"),
    ],
)
def test_a_table_that_cannot_be_read_changes_nothing(rakor, made, tmp_path, content, said):
    path = tmp_path / "rusak.csv"
    path.write_text(content)
    before = rakor("dump", made).out
    ended = rakor("import", made, path)
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert said in ended.err
    assert rakor("dump", made).out == before


def test_a_table_that_is_not_there_is_refused(rakor, made, tmp_path):
    assert "tidak ditemukan" in rakor("import", made, tmp_path / "tidak-ada.csv").err


def test_nobody_to_take_is_no_action(rakor, made, tmp_path):
    path = tmp_path / "kosong.csv"
    path.write_text("Nama,Kab/Kota\n")
    assert rakor("import", made, path).code == 0
    assert len(rakor("history", made, "--json").json["actions"]) == 1


def test_present_marks_everybody_at_the_day_meant(rakor, made, tmp_path):
    path = tmp_path / "baik.csv"
    path.write_text("Nama,Kab/Kota\nMaria Contoh,Alor\nAna Contoh,Belu\n")
    rakor("import", made, path, "--present", "--session", "2")
    days = rakor("show", made, "--json").json["days"]
    assert [day["present"] for day in days] == [0, 2, 0]


def test_hostile_text_is_kept_as_text(rakor, made, tmp_path):
    path = tmp_path / "aneh.csv"
    path.write_text('Nama,Kab/Kota,Jabatan\n"<img src=""/etc/hostname""> & 😀",Alor,=1+1\n', encoding="utf-8")
    assert rakor("import", made, path).code == 0
    assert rakor("print", made, "--all", tmp_path / "p").code == 0


def test_a_list_of_regions_tells_which_are_doubled_and_missing(rakor, made, tmp_path):
    path = tmp_path / "daerah.csv"
    path.write_text("Kabupaten/Kota\nAlor\nKabupaten Alor\n")
    text = rakor("import", made, path, "--kind", "regions").out
    assert "Perhatikan, baris 3 (Perwakilan Kabupaten Alor): Kabupaten Alor sudah disebut di baris 2" in text
    assert "Kabupaten/kota: 1 dari 22 (2 baris)." in text
    assert "Disebut lebih dari sekali: Kabupaten Alor (53.05)." in text
    assert "Tidak disebut: Kabupaten Kupang (53.01), Kabupaten Timor Tengah Selatan (53.02)," in text
    assert "2 baris: 1 dimasukkan, 0 ditolak." in text


@pytest.fixture
def workbook(tmp_path):
    book = Workbook()
    book.active.append(["bukan", "tabel"])
    sheet = book.create_sheet("Peserta")
    for row in (
        ["DAFTAR PESERTA"],
        [],
        ["NO", "NAMA", "KAB/KOTA", "TELEPON"],
        [1, "MARIA CONTOH", "Alor", "0811-0000-0001"],
        [2, "Ana Contoh", 53.1, None],
        [None, "JUMLAH", 2, None],
    ):
        sheet.append(row)
    panitia = book.create_sheet("Panitia")
    panitia.append(["Nama", "Kab/Kota"])
    panitia.append(["Ratna Contoh", "Belu"])
    path = tmp_path / "daftar.xlsx"
    book.save(path)
    return path


def test_an_excel_file_is_read_like_any_table(rakor, made, workbook):
    found = rakor("import", made, workbook, "--json").json
    assert (found["sheet"], found["heading_row"], found["imported"]) == ("Peserta", 3, 2)
    assert found["columns"] == {"NAMA": "name", "KAB/KOTA": "region", "TELEPON": "phone"}
    assert [(row["row"], row["name"]) for row in found["skipped"]] == [(6, "JUMLAH")]
    assert [row["row"] for row in found["warnings"]] == [4, 5]


def test_a_sheet_may_be_named_and_names_in_capitals_be_put_in_order(rakor, made, workbook):
    assert rakor("import", made, workbook, "--sheet", "panitia", "--json").json["sheet"] == "Panitia"
    assert "Lembar “tiga” tidak ada" in rakor("import", made, workbook, "--sheet", "tiga").err
    text = rakor("import", made, workbook, "--tidy-names").out
    assert "Dilewati, baris 6 (JUMLAH): Baris jumlah." in text
    assert "kapital" not in text


def test_who_is_on_the_list_already_is_no_problem_and_is_completed_only_when_asked(
    rakor, made, tmp_path, workbook
):
    before = tmp_path / "dulu.csv"
    before.write_text("Nama,Kab/Kota,Jabatan\nMaria Contoh,Alor,Staf\n")
    rakor("import", made, before)
    said = rakor("import", made, workbook)
    assert said.code == 0
    assert (
        "Sudah ada, baris 4 (MARIA CONTOH): Sudah ada di daftar: Maria Contoh (Kabupaten Alor). "
        "Masih kosong di sini: Telepon." in said.out
    )
    assert said.out.endswith("1 orang sudah ada di daftar.\n2 baris: 1 dimasukkan, 0 ditolak.\n")
    found = rakor("import", made, workbook, "--fill", "--json").json
    assert (found["imported"], found["completed"]) == (0, 1)
    assert found["known"][0]["empty_here"] == {"phone": "0811-0000-0001"}
    assert rakor("import", made, workbook, "--fill", "--json").json["completed"] == 0


def test_a_file_that_is_no_table_is_refused(rakor, made, tmp_path):
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"PK\x03\x04 bukan zip")
    said = rakor("import", made, path)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


def test_a_page_of_text_in_the_cell_of_a_name_is_not_told_whole(rakor, made, tmp_path):
    path = tmp_path / "peserta.csv"
    path.write_text(f"Nama;Kode\n{'Nama ' * 2000};53.05\n", encoding="utf-8")
    said = rakor("import", made, path)
    assert said.code == 1
    assert "Nama terlalu panjang" in said.out
    assert len(said.out) < 500
