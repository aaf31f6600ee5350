"""The board for the hall: it keeps up with the desk, can be read from the last row and shows no phone."""

import datetime as dt
import json
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.services import attendance, events, invitations
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui import theme
from rakor_desktop.ui.attendance.board.scene import Told, font, scene
from rakor_desktop.ui.theme import State
from rakor_desktop.ui.tiles import TileRow
from rakor_desktop.ui.window import MainWindow

PHONE = "0812-3456-7890"
MORNING = dt.datetime(2026, 4, 14, 0, 12, tzinfo=dt.UTC)
SIZES = [(1366, 768), (1920, 1080), (1024, 768), (1280, 1024), (3840, 2160)]
NAMES = (
    "Kab. Kupang, Timor Tengah Selatan, Timor Tengah Utara, Belu, Alor, Flores Timur, Sikka, Ende, Ngada, "
    "Manggarai, Sumba Timur, Sumba Barat, Lembata, Rote Ndao, Manggarai Barat, Nagekeo, Sumba Tengah, "
    "Sumba Barat Daya, Manggarai Timur, Sabu Raijua, Malaka, Kota Kupang, "
    "Pemerintah Provinsi, Kementerian/Pusat, Instansi terkait, Lainnya"
)
WORDS = (
    (State.OK, "Kepala hadir"),
    (State.INFO, "Ada perwakilan"),
    (State.IDLE, "Belum ada"),
)
FULL = Told(
    title="Rapat Koordinasi Bidang Perindustrian Provinsi Nusa Tenggara Timur Tahun 2026",
    day="Hari I · Selasa, 14 April 2026",
    clock="08.12",
    zone="WITA",
    arrived=19,
    total=22,
    people="1.250 dari 2.000 orang hadir · Laki-laki 700 · Perempuan 500 · belum terisi 50",
    newest=("08.12 Dra. Maria Contoh Satu, M.Si. (Belu)", "08.11 Yosef Contoh Dua (Alor)"),
    tiles=tuple(
        TileRow(f"r{at}", name, *WORDS[at % 3], fresh=at == 1) for at, name in enumerate(NAMES.split(", "))
    ),
    apart=4,
)
Key = Qt.Key


@pytest.fixture
def people(app, region):
    listed = [
        Invitation(
            "Maria Contoh Satu", region_uid=region("53.04"), sex="P", phone=PHONE, position="Kepala Dinas"
        ),
        Invitation("Yosef Contoh Dua", region_uid=region("53.05"), sex="L", phone="0811-2222-3333"),
        Invitation("Klara Contoh Tiga", region_uid=region("53.05"), phone="0811-2222-4444"),
    ]
    return app.workspace.act(invitations.invite_all, app.event_uid, listed)


@pytest.fixture
def window(qtbot, app, people):
    made = MainWindow(app)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    qtbot.waitUntil(lambda: made.current_key != "")
    made.go("attendance")
    yield made
    made.end()


@pytest.fixture
def page(window):
    return window.pages["attendance"].open("board")


@pytest.fixture
def screen(qtbot, page):
    page.toggle_large()
    qtbot.waitUntil(page.large.isVisible)
    return page.large


@pytest.fixture
def come(app):
    def marked(*uids, day=0, presence=Presence.PRESENT, at=MORNING):
        return app.workspace.act(attendance.mark, uids, days(app)[day], presence, at=at)

    return marked


def days(app):
    return [day.uid for day in app.ask(events.days, app.event_uid)]


def words(screen):
    return {row.name: row.word for row in screen.told.tiles}


def test_it_says_what_the_hall_wants_to_know(screen, people, come):
    come(*people)
    texts = screen.scene.texts
    for said in (
        "2/22",
        "WITA",
        "Hari I · Selasa, 14 April 2026",
        "3 dari 3 orang hadir · Laki-laki 1 · Perempuan 1 · belum terisi 1",
        "Belu",
        "Kab. Kupang",
        "Kepala hadir",
        "Ada perwakilan",
        "Belum ada",
    ):
        assert said in texts
    assert "Rapat Koordinasi Bidang Perindustrian" in " ".join(texts)


def test_no_phone_is_anywhere_on_it(screen, people, come):
    for presence in (Presence.EXCUSED, Presence.PRESENT):
        come(*people, presence=presence)
        said = " ".join((*screen.scene.texts, repr(screen.told), screen.accessibleName(), screen.toolTip()))
        assert not any(digits in said.replace("-", "") for digits in ("7890", "3333", "4444", "0812", "****"))
    assert screen.children() == [child for child in screen.children() if not child.isWidgetType()]


def test_it_keeps_up_while_the_main_window_shows_something_else(window, screen, people, come):
    window.go("agenda")
    come(people[0])
    assert screen.told.arrived == 1
    assert words(screen)["Belu"] == "Kepala hadir"
    assert screen.told.newest == ("08.12 Maria Contoh Satu (Belu)",)

    window.app.undo()
    assert screen.told.arrived == 0


def test_it_keeps_up_with_new_people_days_and_names(window, screen, app, region):
    window.go("agenda")
    uid = app.workspace.act(invitations.invite, app.event_uid, Invitation("Baru", region_uid=region("53.08")))
    app.workspace.act(attendance.mark, [uid], days(app)[0], Presence.PRESENT)
    assert words(screen)["Ende"] == "Ada perwakilan"
    app.workspace.act(events.edit, app.event_uid, name="Rakor Lain")
    assert screen.told.title == "Rakor Lain"


def test_the_desk_may_look_at_another_day_meanwhile(window, screen, app, people, come):
    come(people[0])
    window.pages["attendance"].roll.choose(days(app)[1])
    come(people[1])
    assert (screen.told.arrived, screen.told.day) == (2, "Hari I · Selasa, 14 April 2026")


def test_all_days_together_are_shown_when_the_page_counts_them(qtbot, page, people, come):
    come(people[0], day=0)
    come(people[1], day=1)
    page.reveal({"session": ""})
    page.toggle_large()
    told = page.large.told
    assert (told.arrived, told.day) == (2, "Seluruh rakor · Selasa–Kamis, 14–16 April 2026")
    assert told.newest == ()
    page.toggle_large()
    assert page.large is None


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F11])
def test_escape_and_f11_close_it(qtbot, page, screen, key):
    qtbot.keyClick(screen, key)
    assert page.large is None
    assert not page.roll.is_watched
    assert page.bar.large.text() == "Layar penuh"


def test_f11_on_the_page_opens_and_closes_it(qtbot, page):
    page.begin()
    qtbot.keyClick(page.board.tiles[0], Key.Key_F11)
    assert page.large is not None
    assert page.bar.large.text() == "Tutup layar penuh"
    assert page.large.isFullScreen()
    qtbot.keyClick(page.board.tiles[0], Key.Key_F11)
    assert page.large is None


def test_it_closes_with_the_window_of_its_file(qtbot, window, page, screen):
    window.close()
    assert page.large is None


def test_a_minimised_window_leaves_it_open(qtbot, window, screen):
    window.showMinimized()
    qtbot.wait(50)
    assert screen.isVisible()
    window.showNormal()
    screen.close()


def test_another_meeting_closes_it(window, page, screen, app):
    other = app.workspace.act(
        events.create, name="Rakor 2027", start_date=dt.date(2027, 4, 1), end_date=dt.date(2027, 4, 1)
    )
    app.set_event(other)
    assert page.large is None


def test_a_mouse_that_lies_still_is_hidden_and_one_that_moves_tells_how_to_close(qtbot, screen):
    screen._rest.setInterval(20)
    qtbot.mouseMove(screen, QPoint(200, 200))
    qtbot.mouseMove(screen, QPoint(220, 220))
    qtbot.waitUntil(lambda: screen.cursor().shape() == Qt.CursorShape.BlankCursor)
    assert "Esc atau F11 menutup layar ini" not in screen.scene.texts
    qtbot.mouseMove(screen, QPoint(300, 300))
    qtbot.waitUntil(lambda: screen.cursor().shape() != Qt.CursorShape.BlankCursor)
    assert "Esc atau F11 menutup layar ini" in screen.scene.texts


@pytest.mark.parametrize("size", SIZES)
def test_every_text_has_its_room_and_none_lies_on_another_tile(size):
    made = scene(FULL, QSizeF(*size))
    for piece in made.pieces:
        wide = QFontMetricsF(font(piece.letters, strong=piece.strong)).horizontalAdvance(piece.text)
        assert wide <= piece.box.width() + 1, piece.text
        assert piece.box.right() <= size[0]
        assert piece.box.bottom() <= size[1]
    tiles = [ground.box for ground in made.grounds]
    assert not any(one.intersects(other) for one in tiles for other in tiles if one is not other)
    for ground, row in zip(made.grounds, FULL.tiles, strict=True):
        said = [piece.text for piece in made.pieces if ground.box.contains(piece.box)]
        assert " ".join(said) == f"{row.name} {row.word}"


@pytest.mark.parametrize(("size", "least"), [((1366, 768), 24), ((1920, 1080), 34)])
def test_names_can_be_read_from_the_last_row(size, least):
    made = scene(FULL, QSizeF(*size))
    letters = {piece.text: piece.letters for piece in made.pieces}
    assert letters["Belu"] >= least
    assert letters["19/22"] >= 4 * least
    assert min(piece.letters for piece in made.pieces if piece.text in dict(WORDS).values()) >= 0.6 * least


def test_a_long_list_of_regions_and_one_without_others_find_their_place():
    many = tuple(TileRow(f"r{n}", f"Kabupaten Contoh {n}", *WORDS[n % 3]) for n in range(60))
    for told in (Told(tiles=many, apart=0), Told(tiles=many[:1]), Told()):
        made = scene(told, QSizeF(1366, 768))
        assert len(made.grounds) == len(told.tiles)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_what_is_written_on_a_tile_can_be_read(colours):
    made = scene(FULL, QSizeF(1366, 768))
    for ground in made.grounds:
        for piece in made.pieces:
            if ground.box.contains(piece.box):
                assert contrast(getattr(colours, ground.fill), getattr(colours, piece.role)) >= 4.5


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor):
    channels = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import theme
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.window import MainWindow

qt = QApplication(["rakor"])
theme.apply(qt, "light")
window = MainWindow(AppContext(Workspace.open(Path(sys.argv[1]), actor="Uji", label="A"), Preferences()))
window.show()
QTest.qWait(50)
window.go("attendance")
page = window.pages["attendance"].open("board")
page.toggle_large()
QTest.qWait(50)
print(page.large.screen().name(), *page.large.geometry().getRect(), page.large.isActiveWindow())
window.close()
print(page.large)
"""


def test_it_goes_to_the_second_screen_and_leaves_the_keys_to_the_desk(app, people, rakor_file, tmp_path):
    app.close()
    sizes = {"desk": (0, 1366, 768), "hall": (1366, 1920, 1080)}
    screens = [
        {
            "name": name,
            "x": left,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for name, (left, width, height) in sizes.items()
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS, str(rakor_file)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["hall 1366 0 1920 1080 False", "None"]
