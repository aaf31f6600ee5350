"""Choosing one of many: by a few letters of its name, or from a short list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QWidget,
)

from rakor_desktop.domain.errors import AmbiguousError, RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.icons import icon

ENOUGH: Final = 2
"""Letters after which suggestions appear."""

_MOST_NAMED = 3
_SEEN_AT_ONCE = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Option(NamedTuple):
    """Something to choose; ``also`` holds more words it is found by: a code, an abbreviation."""

    value: Any
    label: str
    also: str = ""


class SearchBox(QLineEdit):
    """A line that finds people, regions, institutions by two letters of any word.

    What is typed is only accepted if it can mean one thing: a bare "Kupang" is asked back. So give complete
    labels ("Kabupaten Kupang", not "Kupang").
    """

    picked = Signal()
    """One was chosen from the suggestions."""

    def __init__(self, options: Sequence[tuple[Any, ...]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: list[Option] = []
        self._found: list[Option] = []
        self._chosen: Option | None = None
        self._labels = QStringListModel(self)
        opener = self.addAction(icon("chevron-down", "edge"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(_("Tampilkan semua"))
        opener.triggered.connect(self.suggest_all)
        self.textEdited.connect(self._suggest)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Any, ...]]) -> None:
        """Offer these from now on: ``(value, label)`` or ``(value, label, also)``."""
        self._options = [Option(*option) for option in options]

    def show_value(self, value: Any) -> None:
        """Show what is chosen; None, or what is no longer offered, shows nothing."""
        self._chosen = next((o for o in self._options if o.value == value and value is not None), None)
        self.setText(self._chosen.label if self._chosen else "")
        self.setCursorPosition(0)

    def value(self) -> Any:
        """Return the value meant, None for an empty line; refuse what means nothing or several things."""
        text = self.text().strip()
        if not text:
            return None
        if self._chosen is not None and self._chosen.label == text:
            return self._chosen.value
        meant = self._meant(text)
        if len(meant) == 1:
            return meant[0].value
        if not meant:
            raise RakorError(
                _("“{text}” tidak ada dalam daftar; ketik dua huruf lalu pilih.").format(text=text[:40])
            )
        named = [option.label for option in meant[:_MOST_NAMED]]
        if len(meant) > _MOST_NAMED:
            named.append("…")
        raise AmbiguousError(
            _("“{text}” dapat berarti {options}; pilih salah satu.").format(
                text=text, options=", ".join(named)
            )
        )

    def suggest_all(self) -> None:
        """Open the whole list."""
        self._list()
        self._offer(self._options)
        self.completer().complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the list with the arrow down."""
        if event.key() == Qt.Key.Key_Down and not self._list().isVisible():
            self.suggest_all()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the only suggestion with Enter, without the arrow down before it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            popup = self._list()
            if watched is popup and len(self._found) == 1 and not popup.currentIndex().isValid():
                popup.hide()
                self._pick(self._found[0].label)
                return True
        return super().eventFilter(watched, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the whole name at once: nobody edits one letter of it."""
        super().mouseDoubleClickEvent(event)
        self.selectAll()

    def _meant(self, text: str) -> list[Option]:
        same = [o for o in self._options if o.label.casefold() == text.casefold()]
        return same or self._matching(text)

    def _matching(self, text: str) -> list[Option]:
        words = text.casefold().split()
        found = [o for o in self._options if all(word in f"{o.label} {o.also}".casefold() for word in words)]
        # A word that begins so comes first: "en" is Ende, though it stands in every "Kabupaten".
        return sorted(found, key=lambda option: (not _begins(option, words), not _starts(option, words[0])))

    def _suggest(self, text: str) -> None:
        self._list()
        self._offer(self._matching(text) if len(text.strip()) >= ENOUGH else [])

    def _offer(self, options: list[Option]) -> None:
        self._found = options
        self._labels.setStringList([option.label for option in options])

    def _list(self) -> QAbstractItemView:
        """Return the list of suggestions, made when it is first needed."""
        completer = self.completer()
        if completer is None:
            completer = QCompleter(self._labels, self)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.setMaxVisibleItems(10)
            completer.activated.connect(self._pick)
            self.setCompleter(completer)
            made = completer.popup()
            assert made is not None
            made.setObjectName("suggestions")
            made.setItemDelegate(QStyledItemDelegate(self))
            made.installEventFilter(self)
        popup = completer.popup()
        assert popup is not None
        return popup

    def _pick(self, label: str) -> None:
        place = self._list().currentIndex().row()
        marked = self._found[place : place + 1] if place >= 0 else []
        self._chosen = next((o for o in (*marked, *self._found) if o.label == label), None)
        self.setText(label)
        self.picked.emit()


def _starts(option: Option, word: str) -> bool:
    return option.label.casefold().startswith(word)


def _begins(option: Option, words: Sequence[str]) -> bool:
    known = f"{option.label} {option.also}".casefold().split()
    return all(any(part.startswith(word) for part in known) for word in words)


class ChoiceBox(QComboBox):
    """A short list; the wheel scrolls the page, not the value."""

    def __init__(self, options: Sequence[tuple[Any, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(_SEEN_AT_ONCE)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # Qt's own delegate for this popup does not look into the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))
        self._values: list[Any] = []
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these values by their labels."""
        kept = self.value()
        self._values = [value for value, _label in options]
        self.clear()
        self.addItems([label for _value, label in options])
        self.show_value(kept)

    def value(self) -> Any:
        """Return the value chosen, None if there is none."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def show_value(self, value: Any) -> None:
        """Show this value as chosen."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let whatever is around scroll."""
        event.ignore()
