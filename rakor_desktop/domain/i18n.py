"""The words on screen: Indonesian as written in the code, English from a catalogue."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

INDONESIAN = "id"
ENGLISH = "en"
LANGUAGES = {INDONESIAN: "Bahasa Indonesia", ENGLISH: "English"}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = INDONESIAN
_official: ContextVar[bool] = ContextVar("official", default=False)


def use(language: str, folder: Path) -> None:
    """Show everything in this language from now on; ``folder`` holds ``<language>/LC_MESSAGES/rakor.mo``."""
    global _catalogue, _language  # noqa: PLW0603 - the language of a program is one thing
    _language = language
    if language == INDONESIAN:
        _catalogue = gettext.NullTranslations()
    else:
        _catalogue = gettext.translation("rakor", folder, languages=[language])


def language() -> str:
    """Return the language in use."""
    return INDONESIAN if _official.get() else _language


@contextmanager
def official() -> Iterator[None]:
    """Say everything in Indonesian meanwhile, as records and papers must, whatever the screen speaks."""
    before = _official.set(True)
    try:
        yield
    finally:
        _official.reset(before)


def _(text: str) -> str:
    """Return the sentence in the language in use."""
    return text if _official.get() else _catalogue.gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a constant for the catalogue and return it unchanged; call ``_`` when it is shown."""
    return text
