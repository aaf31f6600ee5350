"""Which letter leads to which field with Alt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QMenuBar, QTabBar, QWidget


def letters_for(labels: Sequence[str], window: QWidget) -> list[str]:
    """Return the labels with an ``&`` before a letter nobody else in the window uses; those with one stay."""
    taken = {letter for text in (*labels, *_texts(window)) if (letter := _letter(text))}
    given = []
    for label in labels:
        if "&" in label:
            given.append(label)
            continue
        place = next((i for i in _places(label) if label[i].casefold() not in taken), None)
        if place is None:
            given.append(label)
            continue
        taken.add(label[place].casefold())
        given.append(f"{label[:place]}&{label[place:]}")
    return given


def _places(label: str) -> list[int]:
    """Return the places of letters, those at the beginning of a word first."""
    letters = [i for i, letter in enumerate(label) if letter.isascii() and letter.isalpha()]
    return sorted(letters, key=lambda i: not (i == 0 or not label[i - 1].isalnum()))


def _letter(text: str) -> str:
    _before, found, after = text.replace("&&", "").partition("&")
    return after[:1].casefold() if found else ""


def _texts(window: QWidget) -> list[str]:
    texts = [action.text() for bar in window.findChildren(QMenuBar) for action in bar.actions()]
    texts += [bar.tabText(i) for bar in window.findChildren(QTabBar) for i in range(bar.count())]
    return texts + [button.text() for button in window.findChildren(QAbstractButton)]
