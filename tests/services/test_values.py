import pytest

from rakor_desktop.services.values import Names, in_words, name_of, reference_of, setting_in_words, subject

NAMES = Names(
    {
        "p": ("person", {"prefix": "Drs.", "name": "Yosef Contoh"}),
        "a": ("attendee", {"person_uid": "p"}),
        "n": ("note", {"number": "A-001"}),
    },
    "WITA",
)


@pytest.mark.parametrize(
    ("table", "field", "value", "words"),
    [
        ("event", "theme", None, ""),
        ("event", "theme", "", ""),
        ("event", "theme", "Sinergi", "Sinergi"),
        ("event", "year_plan", 2027, "2027"),
        ("event", "start_date", "2026-04-14", "14 April 2026"),
        ("event", "purposes", "satu\ndua", "satu; dua"),
        ("attendance_mark", "at", "2026-04-14T00:12:33.120Z", "14 April 2026, 08.12 WITA"),
        ("attendance_mark", "presence", "PRESENT", "Hadir"),
        ("attendance_mark", "presence", "MELAYANG", "MELAYANG"),
        ("attendance_mark", "attendee_uid", "a", "Drs. Yosef Contoh"),
        ("issue", "note_uid", "n", "A-001"),
        ("issue", "note_uid", "x", "(sudah tidak ada)"),
        ("attendee", "spd_stamped", 1, "Sudah"),
        ("attendee", "spd_stamped", 0, "Belum"),
        ("person", "phone", "0811-0000-0123", "0811-****-0123"),
        ("event", "start_time", "08:30", "08.30"),
        ("agenda_item", "end_time", "12:00", "12.00"),
        ("agenda_item", "end_time", "petang", "petang"),
        ("person", "nip", "198001012005011999", "19800101 200501 1 999"),
        ("person", "nip", "1980", "1980"),
        ("document_issue", "status", "DRAFT", "Draf"),
        ("document_issue", "status", "final", "Final"),
        ("document_issue", "status", "dicabut", "dicabut"),
        ("letterhead", "emblem_sha256", "ab12", "(gambar lambang)"),
        ("person", "sex", "P", "Perempuan"),
        ("person", "sex", "?", "?"),
        ("programme", "budget_ceiling", 0, "Rp0"),
        ("programme", "physical_progress", "87.5", "87,5"),
        ("ufo", "orbit", "tinggi", "tinggi"),
    ],
)
def test_what_the_file_holds_is_told_in_words(table, field, value, words):
    assert in_words(table, field, value, NAMES) == words


@pytest.mark.parametrize(
    ("table", "values", "name"),
    [
        ("note", {"number": "A-001"}, "A-001"),
        ("attendee", {"person_uid": "p"}, "Drs. Yosef Contoh"),
        ("attendee", {}, "(sudah tidak ada)"),
        ("session", {"date": "2026-04-14", "title": "Pleno"}, "Selasa, 14 April 2026 Pleno"),
        ("session", {}, ""),
        ("signatory", {"job_title": "KEPALA DINAS"}, "KEPALA DINAS"),
        ("agenda_item", {"title": "Pembukaan"}, "“Pembukaan”"),
        ("agenda_item", {}, ""),
        ("letterhead", {"agency": "DINAS"}, ""),
        ("setting", {"key": "paper.margin_top"}, "tepi atas naskah (mm)"),
        ("setting", {"key": "baru"}, "baru"),
        ("ufo", {"name": "X"}, ""),
    ],
)
def test_rows_have_names(table, values, name):
    assert name_of(table, values, NAMES) == name


def test_a_row_is_named_with_its_kind():
    assert subject("note", {"number": "A-001"}, NAMES) == "Catatan notula A-001"
    assert subject("letterhead", {}, NAMES) == "Kop naskah dinas"


def test_fields_that_name_other_rows_are_known():
    assert reference_of("note", "attendee_uid") == "attendee"
    assert reference_of("note", "statement") is None
    assert reference_of("ufo", "orbit") is None


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("paper.show_nip", "0", "Tidak"),
        ("paper.show_nip", "1", "Ya"),
        ("paper.minutes_form", "NOTULEN_2009", "NOTULEN (bentuk 2009)"),
        ("paper.minutes_form", "BARU", "BARU"),
        ("paper.margin_top", "22", "22"),
    ],
)
def test_settings_are_told_in_words(key, value, words):
    assert setting_in_words(key, value) == words
