"""Whatever is chosen, it is read or refused in one sentence, soon, and without filling the memory."""

import os
import resource
import struct
import threading
import zipfile
from contextlib import suppress

import pytest

from rakor_desktop.domain.errors import RakorError, StorageError
from rakor_desktop.exchange import csv_file, reading, sandbox
from rakor_desktop.exchange.refusal import SheetRefusedError
from rakor_desktop.exchange.sandbox import StoppedError

ROWS = [["Nama", "Kabupaten/Kota"], ["Maria Contoh, S.E.", "Alor"]]
MOST_MEMORY = 50_000_000
DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]>'
LAUGHS = DTD.format("".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12)))
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
MILLION = b" " * 1_000_000


def of_children():
    """Seconds the processor worked for children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def refused(make, data, name="daftar.xlsx"):
    with pytest.raises(RakorError) as found:
        make.sheets(data, name)
    sentence = str(found.value)
    assert sentence.startswith(f"“{name}” ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def compound(*names):
    """Return a file of Office as they were until 2007, with these streams."""
    folder = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *names)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + bytes(3_000_000) + folder


def with_sheet(make, sheet):
    return make.zipped({**make.xlsx_parts(""), "xl/worksheets/sheet1.xml": sheet})


def test_a_workbook_is_read_in_a_process_of_its_own(make):
    data = make.book(("Peserta", ROWS), ("Kosong", []))
    assert make.sheets(data) == [reading.Sheet("Peserta", ROWS)]


def test_a_sheet_has_the_rows_the_spreadsheet_shows(make):
    (sheet,) = make.sheets(make.book([["Nama"], [], [], ["Maria"]]))
    assert [list(row) for row in sheet.grid] == [["Nama"], [], [], ["Maria"]]


def test_an_opendocument_is_read(make):
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ROWS[0])
    data = make.ods(
        f'<table:table table:name="Peserta"><table:table-row>{cells}</table:table-row></table:table>'
    )
    assert make.sheets(data, "daftar.ods") == [reading.Sheet("Peserta", [ROWS[0]])]


def test_a_text_is_read_once_for_each_delimiter(make):
    sheets = make.sheets("Nama;Kabupaten/Kota\nMaria Contoh, S.E.;Alor\n".encode("utf-16"), "daftar.csv")
    assert [sheet.name for sheet in sheets] == ["", ""]
    assert ROWS in [sheet.grid for sheet in sheets]


@pytest.mark.parametrize("name", ["daftar.csv", "daftar.txt", "daftar", "daftar.ods"])
def test_a_workbook_is_known_under_any_name(make, name):
    assert make.sheets(make.book(ROWS), name)[0].grid == ROWS


def test_a_text_is_known_under_any_name(make):
    assert ROWS in [sheet.grid for sheet in make.sheets(b'Nama,Kabupaten/Kota\n"Maria Contoh, S.E.",Alor\n')]


def test_a_workbook_with_macros_is_read_and_the_macros_are_not(make):
    parts = make.xlsx_parts('<sheetData><row><c t="str"><v>Nama</v></c></row></sheetData>')
    assert make.sheets(make.zipped({**parts, "xl/vbaProject.bin": b"\0" * 5000}), "daftar.xlsm")[0].grid == [
        ["Nama"]
    ]


def test_a_sheet_of_a_hundred_columns_is_read(make):
    data = make.book([[f"Kolom {number}" for number in range(100)]])
    assert len(make.sheets(data)[0].grid[0]) == 100


def test_what_a_person_may_miss_is_told(make):
    def change(book):
        book.active.row_dimensions[2].hidden = True

    data = make.book([*ROWS, ["=1+1", "=2+2"]], change=change)
    assert make.sheets(data)[0].warnings == (
        "2 rumus belum ada hasilnya dan dikosongkan (mulai sel A3); buka berkasnya di Excel, simpan, lalu impor lagi.",
        "1 baris tersembunyi atau tersaring ikut dibaca (mulai sel A2).",
    )


def test_a_sheet_that_is_too_long_is_left_out_where_another_can_be_used(make):
    data = make.book(("Desa", [["x"]] * (reading.MOST_ROWS + 101)), ("Peserta", ROWS))
    (sheet,) = make.sheets(data)
    assert sheet.name == "Peserta"
    assert sheet.warnings == ("Lembar “Desa” dilewati karena memuat lebih dari 5000 baris.",)


def test_as_many_rows_as_are_allowed_are_read(make):
    (sheet,) = make.sheets(make.book([["x"]] * (reading.MOST_ROWS + 100)))
    assert len(sheet.grid) == reading.MOST_ROWS + 100


def test_a_hundred_thousand_rows_are_refused_soon(make, memory):
    row = '<row><c t="str"><v>Orang Contoh</v></c><c t="str"><v>Alor</v></c></row>'
    data = with_sheet(make, f"<worksheet><sheetData>{row * 100_000}</sheetData></worksheet>")
    used = of_children()
    assert "memuat lebih dari 5000 baris" in refused(make, data)
    assert of_children() - used < 3
    text = ("Orang Contoh;Alor\n" * 100_000).encode()
    with pytest.raises(RakorError, match="lebih dari 5000 baris"):
        make.sheets(text, "daftar.csv")
    assert memory() < MOST_MEMORY


def test_a_million_formatted_rows_without_anything_are_no_rows(make, memory):
    row = '<row ht="15"><c s="1"/></row>'
    first = '<row><c t="str"><v>Nama</v></c></row>'
    data = with_sheet(make, f"<worksheet><sheetData>{first}{row * 300_000}</sheetData></worksheet>")
    assert make.sheets(data)[0].grid == [["Nama"]]
    assert [sheet.grid for sheet in make.sheets(b"Nama;x\n" + b";\n" * 900_000, "a.csv")] == [[["Nama", "x"]]]
    assert memory() < 4 * MOST_MEMORY  # the test itself made the file


def test_a_single_far_cell_does_not_make_a_large_sheet(make, memory):
    alone = make.book([], change=lambda book: book.active.__setitem__("XFD1048576", "x"))
    with pytest.raises(RakorError) as found:
        make.sheets(alone)
    assert str(found.value) == (
        "Isi lembar “Lembar1” terlalu jauh ke bawah atau ke kanan (sel XFD1048576); pindahkan tabelnya ke pojok kiri atas."
    )
    beside = make.book(ROWS, change=lambda book: book.active.__setitem__("XFD1048576", "x"))
    (sheet,) = make.sheets(beside)
    assert (sheet.grid, sheet.warnings) == (
        ROWS,
        ("1 sel terlalu jauh dari tabel dan tidak dibaca (mulai sel XFD1048576).",),
    )
    assert memory() < MOST_MEMORY


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "content.xml"]
)
def test_a_bomb_does_not_go_off(make, memory, part):
    parts = make.ods_parts("") if part == "content.xml" else make.xlsx_parts("")
    data = make.zipped({**parts, part: (piece for piece in (b"<x>", *[MILLION] * 300, b"</x>"))})
    assert len(data) < 1_000_000
    before = memory()
    used = of_children()
    assert "terlalu besar untuk dibaca" in refused(make, data)
    assert of_children() - used < 8
    assert memory() - before < MOST_MEMORY


def test_texts_without_end_are_refused(make, memory):
    shared = b"<si><t>" + b"x" * 30_000 + b"</t></si>"
    parts = make.xlsx_parts("<sheetData/>")
    data = make.zipped({**parts, "xl/sharedStrings.xml": (b"<sst>", *[shared] * 1200, b"</sst>")})
    assert "terlalu besar untuk dibaca" in refused(make, data)
    cell = '<c t="s"><v>0</v></c>' * 200
    sheet = f"<sheetData>{f'<row>{cell}</row>' * 50}</sheetData>"
    assert "terlalu besar untuk dibaca" in refused(
        make, make.xlsx(sheet, shared=f"<si><t>{'x' * 30_000}</t></si>")
    )
    assert memory() < MOST_MEMORY


@pytest.mark.parametrize("start", [LAUGHS, OUTSIDE, "<!DOCTYPE x>"], ids=["laughs", "outside", "plain"])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "content.xml"]
)
def test_xml_that_brings_its_own_words_is_refused(make, memory, part, start):
    parts = make.ods_parts("") if part == "content.xml" else make.xlsx_parts("")
    inside = "&l11;" if start is LAUGHS else "&e;" if start is OUTSIDE else ""
    said = refused(make, make.zipped({**parts, part: f'<?xml version="1.0"?>{start}<x>{inside}</x>'}))
    assert "memuat perintah XML" in said
    assert "root:" not in said
    assert memory() < MOST_MEMORY


def test_a_locked_workbook_is_told_apart_from_an_old_one(make):
    assert "dikunci dengan kata sandi" in refused(make, compound("EncryptionInfo", "EncryptedPackage"))
    assert "berkas Excel lama (.xls)" in refused(make, compound("Workbook"), "daftar.xls")
    assert "berkas Excel lama (.xls)" in refused(make, compound("Book"), "daftar.xlsx")
    assert "dokumen Word" in refused(make, compound("WordDocument"), "surat.doc")
    assert "bukan lembar kerja" in refused(make, compound("Lain"), "pesan.msg")


def test_a_locked_opendocument_is_told(make):
    parts = make.ods_parts("")
    manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    data = make.zipped({**parts, "META-INF/manifest.xml": manifest, "content.xml": os.urandom(500)})
    assert "dikunci dengan kata sandi" in refused(make, data, "daftar.ods")
    whole = make.zipped({"mimetype": parts["mimetype"], "encrypted-package": os.urandom(500)})
    assert "dikunci dengan kata sandi" in refused(make, whole, "daftar.ods")


def test_a_locked_zip_is_told(make):
    data = bytearray(make.xlsx("<sheetData/>"))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert "dikunci dengan kata sandi" in refused(make, bytes(data))


def test_other_files_in_a_zip_are_called_what_they_are(make):
    for part, said in {
        "xl/workbook.bin": "Excel biner (.xlsb)",
        "word/document.xml": "dokumen Word",
        "ppt/presentation.xml": "presentasi",
        "Index/Document.iwa": "bukan lembar kerja",
        "foto.jpg": "arsip zip",
    }.items():
        assert said in refused(make, make.zipped({"[x].xml": "<x/>", part: "x"}), "berkas.xlsx")


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "gambar"),
        (b"\xff\xd8\xff\xe0", "gambar"),
        (b"{\\rtf1", "dokumen Word"),
        (b"<html><table>", "halaman web"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><Workbook>", "halaman web atau XML"),
        (b"SQLite format 3\x00", "berkas rakor"),
        (b"Rar!\x1a", "arsip"),
    ],
)
def test_other_files_are_called_what_they_are(make, start, said):
    assert said in refused(make, start + b"x" * 1000, "daftar.xls")


@pytest.mark.parametrize("length", [4, 40, 0.3, 0.9, -1])
def test_half_a_workbook_is_told_to_be_damaged(make, length):
    data = make.book(ROWS)
    half = data[: int(len(data) * length) if isinstance(length, float) else length]
    assert "rusak atau belum tersalin" in refused(make, half)


def test_a_workbook_with_wrong_bits_is_told_to_be_damaged(make):
    data = make.zipped(make.xlsx_parts("<sheetData/>"), compression=zipfile.ZIP_STORED)
    assert "rusak" in refused(make, data.replace(b"<sheetData/>", b"<sheetDaxx/>"))
    assert "rusak" in refused(make, make.xlsx("<sheetData>"))
    assert "rusak" in refused(make, with_sheet(make, ""))
    parts = make.xlsx_parts("")
    del parts["xl/worksheets/sheet1.xml"]
    assert "rusak" in refused(make, make.zipped(parts))
    assert "rusak" in refused(make, make.zipped(make.xlsx_parts(""), compression=zipfile.ZIP_LZMA))


def test_many_damaged_workbooks_are_read_or_refused(make):
    data = make.book(ROWS)
    for at in range(0, len(data), len(data) // 40):
        broken = bytearray(data)
        broken[at] ^= 0xFF
        with suppress(SheetRefusedError):
            make.found(bytes(broken))


def test_an_empty_file_and_an_empty_workbook_are_told(make):
    assert refused(make, b"") == "“daftar.xlsx” kosong (0 bita); salin atau minta lagi berkasnya."
    assert "tidak berisi apa-apa" in refused(make, make.book([]))
    assert "tidak berisi apa-apa" in refused(make, make.ods(""), "daftar.ods")
    with pytest.raises(RakorError, match="1 rumus belum ada hasilnya"):
        make.sheets(make.book([["=1+1"]]))


def test_noise_is_refused(make):
    assert "bukan teks" in refused(make, b"\0\1\2" + os.urandom(2000))


def test_a_file_that_is_too_large_is_refused_unread(make, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 100)
    assert "terlalu besar, paling besar" in refused(make, make.book(ROWS))


@pytest.mark.parametrize(
    ("name", "meant"), [("~$daftar.xlsx", "daftar.xlsx"), (".~lock.daftar.ods#", "daftar.ods")]
)
def test_the_mark_of_a_file_that_is_open_elsewhere_is_not_the_file(make, name, meant):
    assert f"pilih “{meant}”." in refused(make, b"\x05Maria" + b" " * 160, name)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(RakorError, match="adalah folder; pilih tabel di dalamnya"):
        reading.read(tmp_path)
    with pytest.raises(StorageError, match="tidak dapat dibaca: tidak ditemukan"):
        reading.read(tmp_path / "hilang.xlsx")
    os.mkfifo(tmp_path / "pipa.xlsx")
    with pytest.raises(RakorError, match="bukan berkas biasa"):
        reading.read(tmp_path / "pipa.xlsx")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_nobody_may_read_is_refused(make):
    path = make.file(make.book(ROWS))
    path.chmod(0)
    with pytest.raises(StorageError, match="tidak diizinkan"):
        reading.read(path)


def test_reading_ends_soon_after_it_was_cancelled(make):
    row = '<row><c s="1"/><c s="1"/></row>'
    pieces = (f"<sheetData>{row * 4000}</sheetData>".encode() for _again in range(300))
    path = make.file(with_sheet(make, (b"<worksheet>", *pieces, b"</worksheet>")))
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    used = of_children()
    with pytest.raises(StoppedError):
        reading.read(path, stop=stop)
    # To its end it takes more than four seconds of the processor.
    assert of_children() - used < 2


def test_a_text_is_not_read_to_its_end_after_it_was_cancelled(make):
    stop = threading.Event()
    stop.set()
    with pytest.raises(StoppedError):
        reading.read(make.file(b";\n" * 10_000, "a.csv"), stop=stop)


def test_reading_goes_on_only_for_so_long(make, monkeypatch):
    row = '<row><c s="1"/><c s="1"/></row>'
    pieces = (f"<sheetData>{row * 4000}</sheetData>".encode() for _again in range(300))
    data = with_sheet(make, (b"<worksheet>", *pieces, b"</worksheet>"))
    with make.file(data).open("rb") as file, pytest.raises(SheetRefusedError, match="too slow"):
        sandbox.read(file, 100, seconds=0.3)


def test_the_size_of_a_zip_is_counted_and_not_believed(make):
    data = bytearray(make.xlsx(f"<sheetData>{' ' * 1_000_000}</sheetData>"))
    entry = data.rfind(b"xl/worksheets/sheet1.xml") - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert "rusak" in refused(make, bytes(data))


def test_the_file_is_left_as_it_was(make):
    data = make.book(ROWS)
    path = make.file(data)
    written = path.stat().st_mtime_ns
    reading.read(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, written)


def test_a_text_as_large_as_is_allowed_does_not_fill_the_memory(make, memory):
    line = b"Maria Contoh, S.E.;" + b"x" * 2000 + b"\n"
    path = make.file(line * (csv_file.LARGEST // len(line)), "a.csv")
    before = memory()
    assert len(reading.read(path)) == 2
    assert memory() - before < 1.5 * MOST_MEMORY
