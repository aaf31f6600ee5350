"""What this user chose on this laptop: read at start, written whole, never part of a file of the meeting."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from rakor_desktop import paths
from rakor_desktop.domain.i18n import INDONESIAN, LANGUAGES, _

Palette = Literal["system", "light", "dark"]
PALETTES: tuple[Palette, ...] = ("system", "light", "dark")
TEXT_SIZES = (85, 100, 115, 130, 150)
SHARE_EVERY = (0, 2, 5, 10)
"""Minutes between two rounds through the shared folder; 0 is only when asked."""
LAPTOPS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RECENT = 8


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything the window remembers between two starts."""

    language: str = INDONESIAN
    palette: Palette = "system"
    text_size: int = 100
    actor: str = ""
    laptop: str = "A"
    recent: tuple[str, ...] = ()
    last_tab: str = ""
    geometry: str = ""
    """What ``QWidget.saveGeometry`` gave, in base64."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The header state of each table by its name, in base64."""
    desk_sound: bool = False
    """Whether the attendance desk can be heard."""
    hub_url: str = ""
    """Where the Hub is, without a password; empty for those who have none."""
    hub_times: Mapping[str, str] = field(default_factory=dict)
    """When each file was last synchronized with it, by its path: a moment in UTC."""
    shared_folders: Mapping[str, str] = field(default_factory=dict)
    """The folder that each file, by its path, shares with other laptops."""
    share_every: int = 5

    def opened(self, path: Path) -> Preferences:
        """Return the same with this file at the head of the recent ones."""
        others = [known for known in self.recent if known != str(path)]
        return replace(self, recent=(str(path), *others)[:_RECENT])

    def forgotten(self, path: Path) -> Preferences:
        """Return the same without this file among the recent ones."""
        return replace(self, recent=tuple(known for known in self.recent if known != str(path)))

    def sharing(self, path: Path, folder: Path | None) -> Preferences:
        """Return the same with this file sharing this folder, or none."""
        others = {known: told for known, told in self.shared_folders.items() if known != str(path)}
        return replace(self, shared_folders=others if folder is None else {**others, str(path): str(folder)})

    def synchronized(self, path: Path, moment: str) -> dict[str, str]:
        """Return when each file was last synchronized, this one at this moment; the oldest are forgotten."""
        times = sorted({**self.hub_times, str(path): moment}.items(), key=lambda one: one[1])
        return dict(times[-_RECENT:])

    def with_columns(self, table: str, state: str) -> Preferences:
        """Return the same with the columns of one table arranged anew."""
        return replace(self, columns={**self.columns, table: state})


@dataclass(frozen=True, slots=True)
class Loaded:
    """The preferences found, and a sentence when they could not be read."""

    preferences: Preferences
    notice: str = ""


def file() -> Path:
    """Return where the preferences of this user are kept."""
    return paths.user_config() / "preferences.json"


def load(path: Path) -> Loaded:
    """Return what the file holds; what is missing or makes no sense is taken from the defaults."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Loaded(Preferences())
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict):
        return Loaded(Preferences(), _("Pengaturan tidak terbaca, jadi dipakai pengaturan bawaan."))
    return Loaded(Preferences(**_sensible(found)))


def save(path: Path, preferences: Preferences) -> None:
    """Write the preferences so that the file holds either the old or the new ones, whole."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    # In ASCII, for a path among the recent ones may have bytes in it that are no letters.
    text = json.dumps(asdict(preferences), indent=1)
    try:
        with fresh.open("w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _sensible(found: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: found[name] for name in (f.name for f in fields(Preferences)) if name in found}
    return {name: read for name, raw in known.items() if (read := _READERS[name](raw)) is not None}


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _one_of(*allowed: object) -> Any:
    return lambda value: value if value in allowed else None


def _words(value: object) -> tuple[str, ...] | None:
    return tuple(word for word in value if isinstance(word, str)) if isinstance(value, list) else None


def _mapping(value: object) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    return {key: text for key, text in value.items() if isinstance(text, str)}


_READERS: Mapping[str, Any] = {
    "language": _one_of(*LANGUAGES),
    "palette": _one_of(*PALETTES),
    "text_size": _one_of(*TEXT_SIZES),
    "actor": _word,
    "laptop": _one_of(*LAPTOPS),
    "recent": _words,
    "last_tab": _word,
    "geometry": _word,
    "columns": _mapping,
    "desk_sound": _one_of(True, False),
    "hub_url": _word,
    "hub_times": _mapping,
    "shared_folders": _mapping,
    "share_every": _one_of(*SHARE_EVERY),
}
