"""``rakor print``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rakor_desktop.cli.answer import Answer, UsageError
from rakor_desktop.cli.opening import day_of, event_of, reading
from rakor_desktop.documents.data import Paper
from rakor_desktop.domain.attendance import Group
from rakor_desktop.domain.event import EventRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import attendance, printing
from rakor_desktop.services.printing import PrintableRow
from rakor_desktop.store.workspace import Workspace

_FLAGS = {
    "session_uid": "--session",
    "group": "--group",
    "variant": "--variant",
    "rows": "--rows",
    "final": "--final",
    "draft": "--draft",
    "people": "--person",
    "blanks": "--blank",
}
"""The fields of ``PrintOptions`` as the command line calls them."""
_STDOUT = Path("-")
_MOST_ROWS = 1000


def print_document(given: Namespace) -> Answer:
    """Write one paper or all of them as PDF, or tell which there are."""
    _refuse_nonsense(given)
    with reading(given.file) as workspace:
        event = event_of(workspace, given.event)
        if given.list:
            return _listed(given, workspace.ask(printing.printables, event.uid))
        if given.all is not None:
            papers = workspace.ask(printing.all_papers, event.uid)
        else:
            papers = [_chosen(given, workspace, event)]
    if given.output == _STDOUT:
        return Answer(raw=printing.render(papers[0]))
    return write(given.file, papers, given.all, given.output)


def write(file: Path, papers: Sequence[Paper], folder: Path | None, output: Path | None = None) -> Answer:
    """Draw the papers into a folder, or one of them to a given name, and tell what was written."""
    written = []
    for paper in papers:
        target = output or (folder or Path()) / printing.file_name(paper)
        printing.save(target, printing.render(paper))
        written.append(str(target))
    return Answer({"file": str(file), "written": written}, written)


def _refuse_nonsense(given: Namespace) -> None:
    flags = [flag for field, flag in _FLAGS.items() if _value(given, field) is not None]
    if given.document is None:
        if not given.list and given.all is None:
            raise UsageError(_("Sebutkan naskahnya, atau pakai --list atau --all FOLDER."))
        if flags:
            raise UsageError(_("{flag} hanya dipakai untuk satu naskah.").format(flag=flags[0]))
    elif given.list or given.all is not None:
        raise UsageError(_("--list dan --all tidak dipakai bersama nama naskah."))
    if given.output not in (None, _STDOUT) and given.output.suffix.lower() != ".pdf":
        raise UsageError(_("Naskah ditulis sebagai PDF; beri nama yang berakhir dengan .pdf."))
    for flag, number in (("--rows", given.rows), ("--blank", given.blank)):
        if number is not None and not 0 <= number <= _MOST_ROWS:
            raise UsageError(_("{flag} antara 0 dan {most}.").format(flag=flag, most=_MOST_ROWS))


def _chosen(given: Namespace, workspace: Workspace, event: EventRow) -> Paper:
    one = printing.printable(given.document)
    options: dict[str, Any] = {}
    for field, flag in _FLAGS.items():
        value = _value(given, field)
        if value is None:
            continue
        if field not in one.options:
            raise UsageError(_("{flag} tidak berlaku untuk {document}.").format(flag=flag, document=one.key))
        options[field] = value
    if "session_uid" in options:
        options["session_uid"] = day_of(workspace, event, given.session).uid
    if "group" in options:
        options["group"] = _group(given.group)
    if "people" in options:
        found = [workspace.ask(attendance.find, event.uid, asked) for asked in given.person if asked]
        options["people"] = tuple(row.uid for row in found)
    return workspace.ask(printing.paper, event.uid, one.key, **options)


def _value(given: Namespace, field: str) -> Any:
    return getattr(given, _FLAGS[field].removeprefix("--"))


def _group(text: str) -> Group:
    try:
        return Group(text.upper())
    except ValueError:
        known = ", ".join(group.value.lower() for group in Group)
        raise UsageError(
            _("Kelompok {group} tidak ada; pilih {known}.").format(group=text, known=known)
        ) from None


def _listed(given: Namespace, rows: Sequence[PrintableRow]) -> Answer:
    data = {
        "file": str(given.file),
        "documents": [
            {
                "key": row.key,
                "title": row.title,
                "options": [_FLAGS[option] for option in row.options],
                "variants": [{"key": key, "title": title} for key, title in row.variants],
                "notes": list(row.notes),
            }
            for row in rows
        ],
    }
    lines = []
    for row in rows:
        lines.append(f"{row.key}: {row.title}")
        lines += [f"    --variant {key}: {title}" for key, title in row.variants]
        others = [_FLAGS[option] for option in row.options if option != "variant"]
        lines.append(f"    {' '.join(others)}")
        lines += [f"    ! {note}" for note in row.notes]
    return Answer(data, lines)
