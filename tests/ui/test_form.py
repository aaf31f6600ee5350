"""The one form: each field saves itself, and nothing typed is lost or overwritten."""

import time
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget

from rakor_desktop.ui import theme
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.form import (
    Check,
    Choice,
    Clock,
    Date,
    Form,
    Heading,
    Lines,
    LongText,
    Money,
    Number,
    Searchable,
    Text,
)
from rakor_desktop.ui.form.mnemonics import letters_for

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
REGIONS = (
    ("53.01", "Kabupaten Kupang"),
    ("53.71", "Kota Kupang"),
    ("53.03", "Kabupaten Timor Tengah Utara", "TTU"),
    ("53.04", "Kabupaten Belu"),
)
KINDS = (("P", "Peserta"), ("N", "Narasumber"))


@dataclass(frozen=True, slots=True)
class Row:
    name: str = "Yosef"
    remarks: str = ""
    goals: tuple[str, ...] = ()
    day: date | None = None
    start: str = ""
    ceiling: int | None = None
    progress: Decimal | None = None
    year: int | None = 2026
    kind: str = "P"
    region: str | None = None
    stands_in: bool = False


FIELDS = (
    Heading("Peserta", "Seperti pada surat tugas."),
    Text("name", "Nama Lengkap", required=True, max_length=50),
    Choice("kind", "Peran", KINDS, half=True),
    Searchable("region", "Kabupaten/Kota", REGIONS, half=True),
    Date("day", "Tanggal", half=True),
    Clock("start", "Waktu", half=True),
    Money("ceiling", "Pagu"),
    Number("progress", "Realisasi Fisik", low=0, high=100, half=True),
    Number("year", "Tahun", whole=True, grouped=False, half=True),
    LongText("remarks", "Keterangan", hint="Tercetak di kolom terakhir."),
    Lines("goals", "Tujuan"),
    Check("stands_in", "Mewakili"),
)


class File:
    """Keeps one row, as the file does; refuses when told to."""

    def __init__(self):
        self.row = Row()
        self.saved = []
        self.refusal = None

    def save(self, uid, changes):
        if self.refusal is not None:
            return self.refusal
        self.saved.append((uid, changes))
        self.row = replace(self.row, **changes)
        return None


@pytest.fixture
def file():
    return File()


@pytest.fixture
def autosave(qapp):
    return Autosave(pause=50)


@pytest.fixture
def form(qtbot, qapp, file, autosave):
    theme.apply(qapp, "light")
    made = Form(FIELDS, save=file.save, autosave=autosave)
    shown(qtbot, made)
    made.show_row("a", file.row)
    return made


@pytest.fixture
def dialog(qtbot, qapp):
    theme.apply(qapp, "light")
    return shown(qtbot, Form(FIELDS))


def shown(qtbot, form):
    outer = QWidget()
    qtbot.addWidget(outer)
    form.setParent(outer)
    form.resize(500, 800)
    outer.resize(500, 800)
    form.outer = outer
    with qtbot.waitActive(outer):
        outer.show()
        outer.activateWindow()
    return form


def type_into(qtbot, form, name, text, *, leave=True):
    widget = form.field(name)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    widget.selectAll()
    for number, line in enumerate(text.split("\n")):
        if number:
            qtbot.keyClick(widget, Key.Key_Return)
        qtbot.keyClicks(widget, line)
    if leave:
        keys_go_to = QApplication.activePopupWidget() or widget  # a list of suggestions takes the keys
        qtbot.keyClick(keys_go_to, Key.Key_Tab)


def text_below(form, name):
    """Return what stands below a field."""
    box = form._boxes[name]
    return box._words.text() if box._note.isVisible() else ""


def red(form, name):
    return form._boxes[name]._picture.isVisible()


# What a field shows and means


def test_a_row_is_shown_as_people_write_it(form):
    form.show_row(
        "b",
        Row(
            day=date(2026, 4, 14),
            start="08:30",
            ceiling=1_250_000,
            progress=Decimal("87.5"),
            goals=("satu", "dua"),
            region="53.71",
            stands_in=True,
            kind="N",
        ),
    )

    assert form.field("day").text() == "14 April 2026"
    assert form.field("start").text() == "08.30"
    assert form.field("ceiling").text() == "Rp1.250.000"
    assert form.field("progress").text() == "87,5"
    assert form.field("year").text() == "2026"
    assert form.field("goals").toPlainText() == "satu\ndua"
    assert form.field("region").text() == "Kota Kupang"
    assert form.field("kind").currentText() == "Narasumber"
    assert form.field("stands_in").isChecked()


def test_showing_and_collecting_gives_the_same_values_back(dialog):
    row = Row(
        name="Ni’am 🎉",
        remarks="dua\nbaris",
        goals=("a", "b"),
        day=date(2026, 4, 16),
        start="13:00",
        ceiling=5,
        progress=Decimal(100),
        region="53.03",
        stands_in=True,
    )
    dialog.show_row("", row)

    assert Row(**dialog.collect()) == row


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("name", "  Maria  ", "Maria"),
        ("day", "24/4/2019", date(2019, 4, 24)),
        ("start", "9", "09:00"),
        ("ceiling", "1.250", 1250),
        ("ceiling", "2,3 miliar", 2_300_000_000),
        ("progress", "87,5", Decimal("87.5")),
        ("year", "2027", 2027),
        ("goals", "satu\n\n  dua \n", ("satu", "dua")),
        ("region", "ttu", "53.03"),
        ("region", "kab belu", "53.04"),
        ("region", "KOTA KUPANG", "53.71"),
        ("region", "", None),
    ],
)
def test_what_is_typed_is_read_by_indonesian_rules(qtbot, form, file, *, name, typed, meant):
    type_into(qtbot, form, name, typed)

    assert getattr(file.row, name) == meant
    assert form.refusal(name) == ""


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("name", " ", "Wajib diisi."),
        ("name", "x" * 51, "paling banyak 50"),
        ("day", "31 Februari 2026", "tidak ada dalam kalender"),
        ("day", "Kamis, 24/4/2019", "Rabu"),
        ("start", "25.00", "25.00"),
        ("ceiling", "seribu kali", "bukan jumlah uang"),
        ("progress", "101", "Paling banyak 100"),
        ("progress", "-1", "Paling sedikit 0"),
        ("year", "2026,5", "bilangan bulat"),
        ("region", "Kupang", "Kabupaten Kupang, Kota Kupang"),
        ("region", "Jakarta", "tidak ada dalam daftar"),
    ],
)
def test_nonsense_is_refused_below_the_field_and_stays_as_typed(qtbot, form, file, *, name, typed, said):
    type_into(qtbot, form, name, typed)

    assert said in form.refusal(name)
    assert said in text_below(form, name)
    assert red(form, name)
    assert form.field(name).text() == typed
    assert file.saved == []
    assert said in form.field(name).accessibleDescription()


def test_an_amount_and_a_date_are_read_back_while_they_are_typed(qtbot, form):
    type_into(qtbot, form, "ceiling", "1,25 juta", leave=False)
    assert text_below(form, "ceiling") == "Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah)"

    type_into(qtbot, form, "day", "24 April 2019", leave=False)
    assert text_below(form, "day") == "Rabu, 24 April 2019"
    assert not red(form, "day")


def test_a_tidied_value_is_shown_tidied_after_leaving(qtbot, form):
    type_into(qtbot, form, "ceiling", "1250000")

    assert form.field("ceiling").text() == "Rp1.250.000"


# Saving


def test_a_field_saves_itself_when_it_is_left(qtbot, form, file, autosave):
    type_into(qtbot, form, "name", "Maria", leave=False)
    assert (file.saved, autosave.is_pending) == ([], True)

    qtbot.keyClick(form.field("name"), Key.Key_Tab)

    assert file.saved == [("a", {"name": "Maria"})]
    assert not autosave.is_pending


def test_enter_saves_a_line_too(qtbot, form, file):
    type_into(qtbot, form, "name", "Maria", leave=False)
    qtbot.keyClick(form.field("name"), Key.Key_Return)

    assert file.saved == [("a", {"name": "Maria"})]


def test_a_choice_and_a_tick_are_saved_at_once(qtbot, form, file):
    combo = form.field("kind")
    combo.setFocus()
    qtbot.keyClick(combo, Key.Key_Down)
    qtbot.mouseClick(form.field("stands_in"), Qt.MouseButton.LeftButton)

    assert file.saved == [("a", {"kind": "N"}), ("a", {"stands_in": True})]


def test_long_text_is_saved_after_a_pause_without_leaving(qtbot, form, file, autosave):
    with qtbot.waitSignal(autosave.saved):
        type_into(qtbot, form, "remarks", "Hadir", leave=False)

    assert file.saved == [("a", {"remarks": "Hadir"})]
    assert form.field("remarks").hasFocus()


def test_a_short_field_is_not_saved_half_typed(qtbot, form, file):
    type_into(qtbot, form, "name", "Mar", leave=False)
    qtbot.wait(120)

    assert file.saved == []


def test_leaving_without_a_change_saves_nothing(qtbot, form, file):
    form.focus("name")
    qtbot.keyClick(form.field("name"), Key.Key_Tab)
    type_into(qtbot, form, "name", "Yosef")

    assert file.saved == []


def test_a_refused_value_stays_and_is_said_in_red_below_the_field(qtbot, form, file, autosave):
    file.refusal = "Nama ini sudah ada dalam daftar."
    type_into(qtbot, form, "name", "Maria")

    assert form.field("name").text() == "Maria"
    assert text_below(form, "name") == file.refusal
    assert red(form, "name")
    assert autosave.is_pending
    assert form.flush() is False

    file.refusal = None
    assert form.flush() is True
    assert file.row.name == "Maria"
    assert text_below(form, "name") == ""
    assert not autosave.is_pending


def test_the_refusal_goes_away_when_the_person_mends_it(qtbot, form):
    type_into(qtbot, form, "day", "31 Februari 2026")
    type_into(qtbot, form, "day", "28 Februari 2026", leave=False)

    assert not red(form, "day")
    assert text_below(form, "day") == "Sabtu, 28 Februari 2026"


def test_escape_takes_back_what_was_typed(qtbot, form, file, autosave):
    type_into(qtbot, form, "name", "Maria", leave=False)
    qtbot.keyClick(form.field("name"), Key.Key_Escape)

    assert form.field("name").text() == "Yosef"
    assert not autosave.is_pending
    assert form.flush()
    assert file.saved == []


def test_a_field_that_is_not_saved_is_marked(qtbot, form):
    dot = form._boxes["name"]._dot
    assert not dot.isVisible()
    type_into(qtbot, form, "name", "Maria", leave=False)
    assert dot.isVisible()
    form.flush()
    assert not dot.isVisible()


def test_flush_saves_everything_that_is_pending(qtbot, form, file):
    type_into(qtbot, form, "remarks", "Catatan", leave=False)
    type_into(qtbot, form, "name", "Maria", leave=False)

    assert form.flush()
    assert (file.row.name, file.row.remarks) == ("Maria", "Catatan")


# News


def test_news_never_overwrite_a_field_that_is_being_typed_in(qtbot, form):
    type_into(qtbot, form, "name", "Mar", leave=False)

    assert form.show_row("a", Row(name="Petrus", remarks="dari laptop B"))

    assert form.field("name").text() == "Mar"
    assert form.field("remarks").toPlainText() == "dari laptop B"


def test_news_do_not_move_the_cursor_of_long_text_between_two_pauses(qtbot, form, file, autosave):
    type_into(qtbot, form, "remarks", "Hadir ", leave=False)
    qtbot.waitUntil(lambda: file.row.remarks == "Hadir")
    form.show_row("a", file.row)
    qtbot.keyClicks(form.field("remarks"), "lagi")

    assert form.field("remarks").toPlainText() == "Hadir lagi"
    form.flush()
    assert file.row.remarks == "Hadir lagi"


def test_what_others_wrote_appears_when_the_field_is_left_unchanged(qtbot, form):
    type_into(qtbot, form, "name", "x", leave=False)
    form.show_row("a", Row(name="Petrus"))
    qtbot.keyClick(form.field("name"), Key.Key_Escape)

    assert form.field("name").text() == "Petrus"


def test_saving_a_field_that_refreshes_the_form_at_once_is_fine(qtbot, qapp):
    form = Form(FIELDS, save=lambda _uid, changes: refresh(changes))
    row = Row()

    def refresh(changes):
        nonlocal row
        row = replace(row, **{name: value.upper() for name, value in changes.items()})
        form.show_row("a", row)

    shown(qtbot, form)
    form.show_row("a", row)
    type_into(qtbot, form, "name", "maria")

    assert form.field("name").text() == "MARIA"
    assert form.flush()


def test_another_row_is_shown_after_the_former_is_saved(qtbot, form, file):
    type_into(qtbot, form, "name", "Maria", leave=False)

    assert form.show_row("b", Row(name="Petrus"))

    assert file.saved == [("a", {"name": "Maria"})]
    assert form.field("name").text() == "Petrus"
    assert form.uid == "b"


def test_a_row_with_something_refused_stays_until_it_is_mended(qtbot, form, file):
    type_into(qtbot, form, "day", "31 Februari 2026", leave=False)

    assert form.show_row("b", Row(name="Petrus")) is False

    assert form.uid == "a"
    assert form.field("day").text() == "31 Februari 2026"
    assert red(form, "day")


def test_a_row_that_is_gone_can_be_let_go(qtbot, form, file, autosave):
    type_into(qtbot, form, "day", "31 Februari 2026", leave=False)
    assert form.clear() is False

    form.discard()

    assert (form.uid, form.isEnabled(), autosave.is_pending) == ("", False, False)
    assert form.field("name").text() == ""


def test_a_form_without_a_row_takes_nothing(qtbot, qapp, file):
    form = shown(qtbot, Form(FIELDS, save=file.save))

    assert not form.isEnabled()
    form.show_row("a", Row())
    assert form.isEnabled()


def test_a_form_for_reading_can_be_copied_from_but_not_changed(qtbot, form, file):
    form.set_read_only(True)
    for name in ("name", "remarks", "region"):
        qtbot.keyClicks(form.field(name), "x")
    qtbot.mouseClick(form.field("stands_in"), Qt.MouseButton.LeftButton)
    assert form.flush()
    assert (file.saved, form.field("name").isEnabled()) == ([], True)

    form.set_read_only(False)
    type_into(qtbot, form, "name", "Maria")
    assert file.row.name == "Maria"


# In a dialog


def test_collecting_goes_to_the_first_wrong_field(qtbot, dialog):
    dialog.show_row("", Row(name=""))
    dialog.field("day").setText("besok")

    assert dialog.collect() is None

    assert dialog.refusal("name") == "Wajib diisi."
    assert "besok" in dialog.refusal("day")
    qtbot.waitUntil(dialog.field("name").hasFocus)


def test_a_dialog_says_nonsense_when_the_field_is_left_but_saves_nothing(qtbot, dialog):
    type_into(qtbot, dialog, "day", "besok")

    assert red(dialog, "day")


def test_a_refusal_of_the_program_is_shown_at_its_field_or_above_all(qtbot, dialog):
    dialog.show_refusal("Sudah ada.", "name")
    dialog.show_refusal("Berkas tidak dapat ditulis.")

    assert text_below(dialog, "name") == "Sudah ada."
    assert dialog._message.text == "Berkas tidak dapat ditulis."
    assert dialog._message.isVisible()


def test_options_can_change_and_keep_what_is_chosen(qtbot, dialog):
    dialog.show_row("", Row(kind="N"))
    dialog.set_options("kind", [*KINDS, ("T", "Tamu")])
    assert dialog.collect()["kind"] == "N"

    dialog.set_shown("remarks", False)
    assert not dialog.field("remarks").isVisible()


# Typing


def test_long_text_grows_with_its_content_to_a_limit(qtbot, form):
    area = form.field("remarks")
    low = area.height()
    area.setPlainText("baris\n" * 6)
    higher = area.height()
    area.setPlainText("baris\n" * 100)

    assert low < higher < area.height()
    assert area.height() <= 12 * area.fontMetrics().lineSpacing() + 32
    area.setPlainText("")
    assert area.height() == low


def test_tab_leaves_long_text_and_control_tab_writes_one(qtbot, form):
    area = form.field("remarks")
    form.focus("remarks")
    qtbot.keyClicks(area, "a")
    qtbot.keyClick(area, Key.Key_Tab, CTRL)
    qtbot.keyClicks(area, "b")
    qtbot.keyClick(area, Key.Key_Tab)

    assert area.toPlainText() == "a\tb"
    qtbot.waitUntil(form.field("goals").hasFocus)


def test_only_the_words_of_what_is_pasted_are_taken(qtbot, form, file):
    rich = QMimeData()
    rich.setHtml("<b>Tebal</b> <img src='/etc/hostname'>")
    rich.setText("Tebal")
    QGuiApplication.clipboard().setMimeData(rich)
    for name in ("name", "remarks"):
        form.focus(name)
        form.field(name).selectAll()
        qtbot.keyClick(form.field(name), Key.Key_V, CTRL)
    form.flush()

    assert (file.row.name, file.row.remarks) == ("Tebal", "Tebal")


def test_line_breaks_pasted_into_a_line_become_spaces(qtbot, form, file):
    QGuiApplication.clipboard().setText("Yosef\r\nContoh\u2028Satu\tDua")
    form.focus("name")
    form.field("name").selectAll()
    qtbot.keyClick(form.field("name"), Key.Key_V, CTRL)
    form.flush()

    assert file.row.name == "Yosef Contoh Satu Dua"


@pytest.mark.parametrize("name", ["remarks", "goals"])
def test_ten_thousand_characters_are_typed_shown_and_saved_without_freezing(qtbot, form, file, name):
    text = "Ba'a 🎉 <b>&amp; “kutip” " * 420
    start = time.process_time()
    form.focus(name)
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(form.field(name), Key.Key_V, CTRL)
    assert form.flush()
    spent = time.process_time() - start

    assert spent < 1
    assert getattr(file.row, name) in (text.strip(), (text.strip(),))


def test_ten_thousand_characters_in_a_line_are_kept(qtbot, form, file):
    form.show_row("b", Row(remarks="x" * 10_000, name="y" * 10_000))

    assert len(form.field("name").text()) == 10_000
    assert len(form.field("remarks").toPlainText()) == 10_000


def test_arrow_keys_step_through_the_days(qtbot, form, file):
    form.show_row("a", Row(day=date(2026, 4, 30)))
    form.focus("day")
    qtbot.keyClick(form.field("day"), Key.Key_Up)
    assert form.field("day").text() == "1 Mei 2026"
    qtbot.keyClick(form.field("day"), Key.Key_Down)
    qtbot.keyClick(form.field("day"), Key.Key_Down)
    form.flush()

    assert file.row.day == date(2026, 4, 29)


def test_a_day_can_be_picked_from_the_calendar(qtbot, form, file):
    form.show_row("a", Row(day=date(2026, 4, 14)))
    line = form.field("day")
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert line.calendar.isVisible()
    days = line.calendar.findChild(QTableView)
    qtbot.keyClick(days, Key.Key_Right)
    qtbot.keyClick(days, Key.Key_Return)

    assert file.row.day == date(2026, 4, 15)
    assert not line.calendar.isVisible()


def test_two_letters_of_any_word_suggest_and_enter_takes_one(qtbot, form, file):
    box = form.field("region")
    form.focus("region")
    qtbot.keyClicks(box, "k")
    assert not box._list().isVisible()
    qtbot.keyClicks(box, "u")
    qtbot.waitUntil(box._list().isVisible)
    assert box._labels.stringList() == ["Kabupaten Kupang", "Kota Kupang"]
    qtbot.keyClick(box._list(), Key.Key_Down)
    qtbot.keyClick(box._list(), Key.Key_Down)
    qtbot.keyClick(box._list(), Key.Key_Return)

    assert file.row.region == "53.71"
    assert box.text() == "Kota Kupang"


def test_the_arrow_down_opens_the_whole_list(qtbot, form):
    box = form.field("region")
    form.focus("region")
    qtbot.keyClick(box, Key.Key_Down)

    qtbot.waitUntil(box._list().isVisible)
    assert len(box._labels.stringList()) == len(REGIONS)
    box._list().hide()


def test_the_wheel_does_not_change_a_choice(qtbot, form, file):
    combo = form.field("kind")
    combo.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        combo.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, wheel)

    assert combo.value() == "P"


# Keyboard and screen readers


def test_tab_goes_through_the_fields_in_their_order(qtbot, form):
    names = [f.name for f in FIELDS[1:]]
    form.focus()
    met = []
    for _field in names:
        now = form.outer.focusWidget()
        met.append(next(name for name in names if form.field(name) is now))
        qtbot.keyClick(now, Key.Key_Tab)

    assert met == names


def test_every_field_has_a_name_for_a_screen_reader(form):
    assert form.field("name").accessibleName() == "Nama Lengkap, wajib diisi"
    assert all(form.field(f.name).accessibleName().startswith(f.label) for f in FIELDS[1:])


def test_every_label_has_its_own_letter_that_leads_to_its_field(qtbot, form):
    labels = [label for label in form.findChildren(QLabel) if label.buddy() is not None and label.isVisible()]
    letters = [label.text().split("&")[1][0].casefold() for label in labels]
    assert len(set(letters)) == len(letters) == 10

    name = next(label for label in labels if "ama Lengkap" in label.text().replace("&", ""))
    letter = name.text().split("&")[1][0]
    qtbot.keyClick(form.outer, getattr(Key, f"Key_{letter.upper()}"), Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(form.field("name").hasFocus)


def test_the_letters_are_underlined_only_while_alt_is_held(qtbot, form):
    box = form._boxes["name"]
    form.focus("name")
    qtbot.keyPress(form.field("name"), Key.Key_Alt)
    assert box._label.underlined
    qtbot.keyRelease(form.field("name"), Key.Key_Alt)
    assert not box._label.underlined


def test_letters_the_window_uses_are_left_alone(qtbot):
    window = QWidget()
    qtbot.addWidget(window)

    assert letters_for(["Nama", "Nomor", "&Kota", "Kode"], window) == ["&Nama", "N&omor", "&Kota", "Ko&de"]


def test_a_required_field_shows_its_star(form):
    assert form._boxes["name"]._label.text().endswith("*")
    assert not form._boxes["remarks"]._label.text().endswith("*")


def test_half_fields_stand_side_by_side_and_targets_are_large_enough(form):
    assert form.field("day").mapTo(form, form.field("day").pos()).y() == pytest.approx(
        form.field("start").mapTo(form, form.field("start").pos()).y(), abs=2
    )
    assert all(form.field(f.name).height() >= 24 for f in FIELDS[1:])


def test_a_form_appears_quickly(qtbot, qapp):
    theme.apply(qapp, "light")
    start = time.process_time()
    form = Form(FIELDS, save=lambda _uid, _changes: None)
    form.show_row("a", Row())
    qtbot.addWidget(form)
    form.show()
    qapp.processEvents()

    assert time.process_time() - start < 0.5
    assert isinstance(form.field("name"), QLineEdit)
