"""How the program looks: the colours of the light and the dark palette, three text sizes and one grid."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from enum import StrEnum
from string import Template
from typing import Literal
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from rakor_desktop import paths
from rakor_desktop.domain.i18n import N_

Size = Literal["title", "body", "small"]

MODES = {"system": N_("Ikuti sistem"), "light": N_("Terang"), "dark": N_("Gelap")}

SPACE = 8
"""The grid in pixels: every distance is a half, a whole or a multiple of it."""

ROW = 32
"""Height of a table row and of every control."""

_POINTS: dict[Size, float] = {"title": 15, "body": 10, "small": 9}


class State(StrEnum):
    """What a colour says; on screen always together with an icon and a word."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    IDLE = "idle"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Colours:
    """What is painted with what; a test proves every text readable on every ground it stands on."""

    dark: bool
    window: QColor
    surface: QColor
    hover: QColor
    select: QColor
    text: QColor
    muted: QColor
    line: QColor
    edge: QColor
    accent: QColor
    accent_hover: QColor
    accent_text: QColor
    link: QColor
    ok: QColor
    ok_soft: QColor
    warn: QColor
    warn_soft: QColor
    bad: QColor
    bad_soft: QColor
    idle: QColor
    idle_soft: QColor
    info: QColor
    info_soft: QColor

    def tone(self, state: State) -> tuple[QColor, QColor]:
        """Return the ink and the soft ground of a state."""
        return getattr(self, state.value), getattr(self, f"{state.value}_soft")


LIGHT = Colours(
    dark=False,
    window=QColor("#f3f5f8"),
    surface=QColor("#ffffff"),
    hover=QColor("#eaeff5"),
    select=QColor("#dbe7fd"),
    text=QColor("#18212c"),
    muted=QColor("#566273"),
    line=QColor("#dfe4eb"),
    edge=QColor("#7f8c9d"),
    accent=QColor("#1f5fd0"),
    accent_hover=QColor("#184fb0"),
    accent_text=QColor("#ffffff"),
    link=QColor("#1a54bd"),
    ok=QColor("#14653a"),
    ok_soft=QColor("#dcf3e4"),
    warn=QColor("#7d4700"),
    warn_soft=QColor("#fdecc8"),
    bad=QColor("#a8201a"),
    bad_soft=QColor("#fce3e1"),
    idle=QColor("#515c6b"),
    idle_soft=QColor("#e8ecf1"),
    info=QColor("#1a4fae"),
    info_soft=QColor("#deeafd"),
)

DARK = Colours(
    dark=True,
    window=QColor("#12161c"),
    surface=QColor("#1a2028"),
    hover=QColor("#252d38"),
    select=QColor("#233c66"),
    text=QColor("#e8edf3"),
    muted=QColor("#a5b0be"),
    line=QColor("#2c3540"),
    edge=QColor("#6c7a8c"),
    accent=QColor("#3269d3"),
    accent_hover=QColor("#2a5cbd"),
    accent_text=QColor("#ffffff"),
    link=QColor("#8fb7ff"),
    ok=QColor("#7bd9a2"),
    ok_soft=QColor("#16341f"),
    warn=QColor("#f2c266"),
    warn_soft=QColor("#3a2c10"),
    bad=QColor("#ff9c94"),
    bad_soft=QColor("#43201f"),
    idle=QColor("#b3bdca"),
    idle_soft=QColor("#2a323d"),
    info=QColor("#9cc0ff"),
    info_soft=QColor("#1c3156"),
)

_colours = LIGHT
_family = ""
_percent = 100
_dressed: WeakKeyDictionary[QWidget, tuple[Size, bool]] = WeakKeyDictionary()


def current() -> Colours:
    """Return the colours in use now; ask anew at every painting, they change at run time."""
    return _colours


def apply(app: QApplication, mode: str, text_size: int = 100) -> None:
    """Dress the whole program, before the first window or at any time after it.

    ``mode`` is one of ``MODES``; ``text_size`` is in percent of the three sizes.
    """
    global _colours, _percent  # noqa: PLW0603 - a program looks one way at a time
    hints = app.styleHints()
    if mode == "system":
        hints.unsetColorScheme()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = mode == "dark"
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    _colours = DARK if dark else LIGHT
    if not _family:
        app.setStyle("Fusion")
        _load_fonts()
    _percent = text_size
    if app.font() != font():
        app.setFont(font())
    app.setPalette(_palette(_colours))
    app.setStyleSheet(style_sheet(_colours))
    # Qt tells widgets with a font of their own nothing of a new text size.
    for widget, (size, strong) in list(_dressed.items()):
        if isValid(widget):
            widget.setFont(font(size, strong=strong))


def font(size: Size = "body", *, strong: bool = False) -> QFont:
    """Return the font of one of the three sizes; a title is always strong, figures are all equally wide."""
    made = QFont(_family)
    made.setPointSizeF(_POINTS[size] * _percent / 100)
    if strong or size == "title":
        made.setWeight(QFont.Weight.DemiBold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def set_font(widget: QWidget, size: Size = "body", *, strong: bool = False) -> None:
    """Give a widget one of the fonts, and keep it up when the text size changes."""
    _dressed[widget] = size, strong
    widget.setFont(font(size, strong=strong))


def style_sheet(colours: Colours) -> str:
    """Return the style sheet with the names of the colours filled in."""
    names = {f.name: getattr(colours, f.name) for f in fields(colours)}
    filled = {name: value.name() for name, value in names.items() if isinstance(value, QColor)}
    folder = paths.resource("styles")
    sheet = Template((folder / "app.qss").read_text(encoding="utf-8"))
    return sheet.substitute(filled, styles=folder.as_posix())


def _load_fonts() -> None:
    """Take the system's own font where it is good, and elsewhere the one we bring."""
    global _family  # noqa: PLW0603 - loaded once
    if sys.platform == "win32":
        _family = "Segoe UI"
    elif sys.platform == "darwin":
        _family = ".AppleSystemUIFont"
    else:
        for weight in ("Regular", "SemiBold"):
            QFontDatabase.addApplicationFont(str(paths.resource("fonts", f"Inter-{weight}.otf")))
        _family = "Inter"


def _palette(colours: Colours) -> QPalette:
    """Return the palette for what Fusion paints itself."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.accent_text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.accent_text,
        role.Accent: colours.accent,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.PlaceholderText: colours.muted,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.surface,
        role.Light: colours.line,
        role.Midlight: colours.line,
        role.Mid: colours.edge,
        role.Dark: colours.edge,
    }.items():
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, colours.edge)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, colours.line)
    return palette
