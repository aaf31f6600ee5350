"""The colours, the text sizes and the icons."""

import ast
import re
from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rakor_desktop import paths
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.theme import DARK, LIGHT, State

PACKAGE = Path(theme.__file__).parents[1]
PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])

READ = [
    *product(("text", "muted"), ("window", "surface", "hover")),
    ("text", "select"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    *product(("link", "bad", "warn"), ("window", "surface", "hover")),
    ("link", "select"),
    ("surface", "text"),
    *((s, f"{s}_soft") for s in State),
    *(("text", f"{s}_soft") for s in State),
]
SEEN = [("edge", "surface"), ("edge", "window"), ("accent", "surface"), ("accent", "window")]


@pytest.fixture(autouse=True)
def light(qapp):
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_right():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


@PALETTES
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_every_text_is_readable_on_every_ground_it_stands_on(colours, ink, ground):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize(("ink", "ground"), SEEN)
def test_frames_and_rings_can_be_seen(colours, ink, ground):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 3


@PALETTES
@pytest.mark.parametrize("state", State)
def test_every_state_has_an_ink_a_ground_and_an_icon_of_its_own(colours, state):
    ink, soft = colours.tone(state)

    assert ink != soft
    assert sum(colours.tone(other) == (ink, soft) for other in State) == 1
    assert icons.STATES[state]


@PALETTES
def test_the_style_sheet_is_short_and_has_no_gaps(colours):
    sheet = theme.style_sheet(colours)

    assert "$" not in sheet
    assert len(sheet.splitlines()) < 130
    assert all(Path(found).is_file() for found in re.findall(r"url\(([^)]*)\)", sheet))


def test_changing_the_palette_at_run_time_changes_widgets_and_icons_that_are_already_there(qtbot, qapp):
    window = QWidget()
    button = QPushButton(icons.icon("circle-check", "ok"), "Hadir", window)
    qtbot.addWidget(window)
    window.show()
    before = (window.palette().window().color(), button.icon().pixmap(16).toImage(), button.grab().toImage())

    theme.apply(qapp, "dark")

    assert theme.current() is DARK
    assert (before[0], window.palette().window().color()) == (LIGHT.window, DARK.window)
    assert button.icon().pixmap(16).toImage() != before[1]
    assert button.grab().toImage() != before[2]


def test_the_text_size_changes_at_run_time(qtbot, qapp):
    label = QLabel("Rapat")
    qtbot.addWidget(label)
    label.show()
    before = label.fontMetrics().height()

    theme.apply(qapp, "light", 150)

    assert label.fontMetrics().height() > 1.3 * before
    assert theme.font("title").pointSizeF() == pytest.approx(22.5)


def test_there_are_three_text_sizes_and_figures_are_equally_wide(qtbot):
    sizes = [theme.font(size).pointSizeF() for size in ("small", "body", "title")]
    label = QLabel()
    label.setFont(theme.font("body"))
    qtbot.addWidget(label)

    assert sizes == sorted(set(sizes))
    assert len({label.fontMetrics().horizontalAdvance(figure * 20) for figure in "0123456789"}) == 1


def test_an_icon_takes_the_colour_asked_for_and_pales_when_it_is_off():
    drawing = icons.icon("circle-check", "ok").pixmap(QSize(24, 24), 1.0).toImage()
    pale = icons.icon("circle-check", "ok").pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled).toImage()

    assert strongest(drawing) == LIGHT.ok.name()
    assert strongest(pale) == LIGHT.edge.name()


def test_an_icon_is_crisp_at_twice_the_scale():
    drawing = icons.icon("info").pixmap(QSize(16, 16), 2.0)

    assert drawing.size() == QSize(32, 32)
    assert drawing.devicePixelRatio() == 2


def test_a_copied_icon_lives_as_long_as_it_is_needed():
    copies = [QIcon(icons.icon("info")) for _ in range(50)]
    for copy in copies:
        copy.addPixmap(icons.icon("circle-x").pixmap(8))  # makes Qt ask for a copy of the engine

    assert not copies[-1].pixmap(16).isNull()


def test_an_unknown_icon_is_an_error_at_once():
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-drawing")


def strongest(image):
    pixels = (image.pixelColor(x, y) for x, y in product(range(image.width()), range(image.height())))
    return max(pixels, key=lambda colour: colour.alpha()).name()


def drawings():
    return {path.stem for path in paths.resource("icons").glob("*.svg")}


def words_in_the_code():
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def asked_for():
    """Return what is written as the name of an icon: icon("..."), icon="...", EmptyState("...")."""
    names = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                parts = [k.value for k in node.keywords if k.arg == "icon"]
                if called in ("icon", "icon_button", "EmptyState", "Picture"):
                    parts += node.args[:1]
                words = (p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str))
                names.update({word: path.name for word in words if word})
    return names


def test_every_icon_asked_for_is_there():
    missing = {name: where for name, where in asked_for().items() if name not in drawings()}

    assert missing == {}
    assert set(icons.STATES.values()) <= drawings()


def test_every_icon_there_is_used():
    assert drawings() - words_in_the_code() == set()


def test_every_icon_is_drawn_in_the_colour_of_the_text():
    for path in paths.resource("icons").glob("*.svg"):
        assert "currentColor" in path.read_text(encoding="utf-8")


def test_every_colour_is_used_somewhere():
    text = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    text += paths.resource("styles", "app.qss").read_text(encoding="utf-8")
    states = {name for s in State for name in (s.value, f"{s.value}_soft")}
    names = {f.name for f in fields(theme.Colours)} - states - {"dark"}

    assert {n for n in names if f".{n}" not in text and f"${n}" not in text} == set()
