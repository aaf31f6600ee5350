"""``rakor merge`` and ``rakor starter``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from rakor_desktop.cli.answer import Answer
from rakor_desktop.cli.commands.transport import readable
from rakor_desktop.cli.opening import reading, writing
from rakor_desktop.domain.collecting import ItemState, outcome
from rakor_desktop.domain.errors import NotFoundError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.meeting_parts import MEETING_PARTS, MeetingPart
from rakor_desktop.domain.merging import Fate, Merged, SourceNews, erasure
from rakor_desktop.services import collecting, merging
from rakor_desktop.services.collecting import Preview


def merge(given: Namespace) -> Answer:
    """Take what is new in other files into this one, or tell what would come of it."""
    with reading(given.file) if given.dry_run else writing(given) as workspace:
        sources = _sources(given.sources, given.file)
        unlock = readable(given)
        if given.dry_run:
            preview = collecting.previewed(workspace, sources, unrelated=given.unrelated, unlock=unlock)
            found = preview.merged
        else:
            preview = None
            found = merging.merge(workspace, sources, unrelated=given.unrelated, unlock=unlock)
    return Answer(_data(given, found), [*map(_line, found.sources), *_outcome(found, preview)])


def starter(given: Namespace) -> Answer:
    """Write one file with which every other laptop begins, and read it back."""
    target = given.target
    if target.is_dir():
        target /= given.file.name
    with reading(given.file) as workspace:
        written = merging.hand_out(workspace, target)
    said = _("{path} sudah ditulis dan dibaca ulang; stik aman untuk dicabut.").format(path=written)
    return Answer({"file": str(given.file), "written": str(written)}, [said])


def _sources(given: list[Path], own: Path) -> list[Path]:
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            inside = collecting.files_in(path, own.absolute())
            if not inside:
                raise NotFoundError(_("Tidak ada berkas laptop lain di “{folder}”.").format(folder=path.name))
            found += inside
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _data(given: Namespace, found: Merged) -> dict[str, Any]:
    return {
        "file": str(given.file),
        "dry_run": given.dry_run,
        "sources": [_source(one) for one in found.sources],
        "new": found.count(Fate.NEW),
        "changed": found.count(Fate.CHANGED),
        "removed": found.count(Fate.REMOVED),
        "tables": _tables(found),
        "conflicts": len(found.conflicts),
        "backup": str(found.backup) if found.backup else None,
        "erased": found.erased,
    }


def _tables(found: Merged) -> dict[str, dict[str, int]]:
    tables: dict[str, dict[str, int]] = {}
    for (table, fate), number in sorted(found.counts.items()):
        tables.setdefault(table, {})[fate.value] = number
    return tables


def _source(one: SourceNews) -> dict[str, Any]:
    return {
        "file": str(one.path),
        "schema": one.version,
        "laptops": list(one.laptops),
        "actors": list(one.actors),
        "entries": one.entries,
        "attachments": one.attachments,
        "first_at": one.first_at.isoformat() if one.first_at else None,
        "last_at": one.last_at.isoformat() if one.last_at else None,
        "clocks": [clock.sentence for clock in one.clocks],
        "events": list(one.events),
    }


def _line(one: SourceNews) -> str:
    if one.nothing:
        return _("{file}: tidak ada yang baru.").format(file=one.path.name)
    said = _("{file}: {n} perubahan baru dari laptop {letters}.").format(
        file=one.path.name, n=one.entries, letters=", ".join(one.laptops) or "–"
    )
    return " ".join([said, *(clock.sentence for clock in one.clocks)])


def _outcome(found: Merged, preview: Preview | None) -> list[str]:
    if found.nothing:
        return [_("Tidak ada yang baru; berkas tidak diubah.")]
    if preview is None:
        kept = _("Cadangan: {path}").format(path=found.backup)
        said = [outcome(found), *([kept] if found.backup else []), erasure(found)]
        return [sentence for sentence in said if sentence]
    return [*_groups(preview), outcome(found, planned=True), _("Tidak ada yang diubah: ini baru percobaan.")]


def _groups(preview: Preview) -> list[str]:
    """Return one line for each part of the meeting that is touched."""
    lines = []
    for group in MeetingPart:
        items = [item for item in preview.items if item.part is group]
        counts = [
            (_("{n} baru"), sum(item.state is ItemState.NEW for item in items)),
            (_("{n} berubah"), sum(item.state is ItemState.CHANGED for item in items)),
            (_("{n} dihapus"), sum(item.state is ItemState.REMOVED for item in items)),
            (_("{n} berbeda"), sum(item.state is ItemState.CONFLICT for item in items)),
        ]
        if items:
            told = ", ".join(said.format(n=n) for said, n in counts if n)
            lines.append(f"{_(MEETING_PARTS[group])}: {told}")
    return lines
