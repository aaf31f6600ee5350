"""What both side panels of the attendance list share: a title, a way to close, a form that scrolls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Region
from rakor_desktop.ui import theme
from rakor_desktop.ui.form import Form
from rakor_desktop.ui.pieces import Label, across, down, icon_button, scrolling
from rakor_desktop.ui.theme import SPACE

_WIDTH = 392
_LETTERS = 46
"""In pixels and, for larger text, in letters: two short fields side by side must stay readable."""


def panel_width() -> int:
    """Return how wide a panel beside a list is in the text size of now."""
    return max(_WIDTH, _LETTERS * QFontMetrics(theme.font("body")).averageCharWidth())


class SidePanel(QFrame):
    """A form beside the list."""

    closed = Signal()
    """The person is done with it."""

    def __init__(self, title: str, form: Form) -> None:
        super().__init__()
        self.form = form
        self._words: dict[str, QStringListModel] = {}
        self.title = Label(title, strong=True)
        self._fit()
        self.setAccessibleName(title)

    def lay_out(
        self, above: Iterable[QWidget], below: Iterable[QWidget], inside: Iterable[QWidget] = ()
    ) -> None:
        """Put the parts of the panel around its form; what is ``inside`` scrolls with it."""
        close = icon_button("x", _("Tutup panel (Esc)"), self.closed.emit)
        head = across(self.title, close)
        head.setStretch(0, 1)
        inner = QWidget()
        around = down(*inside, self.form)
        around.setContentsMargins(0, 0, SPACE + 4, 0)
        inner.setLayout(around)
        area = self._area = scrolling(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # As wide as the fields, not under the scroll bar.
        foot = down(*below, gap=SPACE)
        foot.setContentsMargins(0, 0, SPACE + 4, 0)
        box = down(head, *above, area, foot, gap=SPACE)
        box.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        box.setStretchFactor(area, 1)
        self.setLayout(box)

    def offer(self, listed: Sequence[AttendeeRow], regions: Sequence[Region]) -> None:
        """Know who is on the list and which regions there are: what was written before is suggested."""
        options = [(region.uid, region.name, " ".join((region.code, *region.aliases))) for region in regions]
        self.form.set_options("region_uid", options)
        for name in ("organization", "position"):
            words = sorted({getattr(person, name) for person in listed} - {""}, key=str.casefold)
            self._suggest(name, words)

    def _suggest(self, name: str, words: Sequence[str]) -> None:
        if name not in self._words:
            field = self.form.field(name)
            assert isinstance(field, QLineEdit)
            self._words[name] = QStringListModel(self)
            completer = QCompleter(self._words[name], field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        if self._words[name].stringList() != list(words):
            self._words[name].setStringList(list(words))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(panel_width())

    def show_focus(self) -> None:
        """Scroll to the field with the focus and what is said below it."""
        field = self.form.focusWidget()
        box = field.parentWidget() if field else None
        if box is not None:
            self._area.ensureWidgetVisible(box)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Esc, once no field wants it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
