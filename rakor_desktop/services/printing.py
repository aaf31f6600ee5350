"""Which papers there are: one line each, from which menus and the command line build themselves."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from rakor_desktop.documents.data import (
    AgendaPaper,
    AttendancePaper,
    AttendanceVariant,
    IssueGrouping,
    IssuePaper,
    MinutesPaper,
    Paper,
)
from rakor_desktop.domain.attendance import Group
from rakor_desktop.domain.errors import RakorError, StorageError, because
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.services import agenda, attendance, events, issues, notes, paper_data, papers
from rakor_desktop.services.paper_data import PrintOptions

Query = Callable[[Session, str], list[str]]


@dataclass(frozen=True, slots=True)
class Printable:
    """One kind of paper: what it is called, what may be chosen, how it is gathered, drawn and named."""

    key: str
    title: str
    kind: type[Paper]
    gather: Callable[[Session, str, PrintOptions], Paper]
    drawn_by: str
    """The module of ``documents`` that draws it, loaded only when something is drawn."""
    name: Callable[[Any], Sequence[str]]
    """What tells a file of this paper from the others, after the key."""
    notes: Query
    everything: Callable[[Session, str], Iterator[PrintOptions]]
    """What is printed when all papers of the event are."""
    options: tuple[str, ...] = ()
    variants: Mapping[str, str] | None = None
    """The forms it has, the usual one first."""


@dataclass(frozen=True, slots=True)
class PrintableRow:
    """A paper that can be printed, and what would be missing on it now."""

    key: str
    title: str
    options: tuple[str, ...]
    variants: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def printables(session: Session, event_uid: str) -> list[PrintableRow]:
    """Return every paper with what is not ready for it yet."""
    common = _letterhead_notes(session, event_uid)
    return [
        PrintableRow(
            one.key,
            _(one.title),
            one.options,
            tuple((key, _(title)) for key, title in (one.variants or {}).items()),
            (*common, *one.notes(session, event_uid)),
        )
        for one in PRINTABLES
    ]


def paper(session: Session, event_uid: str, key: str, /, **options: Any) -> Paper:
    """Return the data of a paper; ``options`` are fields of ``PrintOptions``."""
    one = printable(key)
    unknown = options.keys() - set(one.options)
    if unknown:
        raise TypeError(f"not an option of {key}: {', '.join(sorted(unknown))}")
    chosen = PrintOptions(**options)
    if chosen.variant and chosen.variant not in (one.variants or {}):
        raise RakorError(
            _("Bentuk {variant} tidak ada untuk {document}; pilih {known}.").format(
                variant=quoted(chosen.variant), document=_(one.title), known=", ".join(one.variants or {})
            )
        )
    return one.gather(session, event_uid, chosen)


def all_papers(session: Session, event_uid: str) -> list[Paper]:
    """Return the data of every paper of the event, in every form that is wanted of it."""
    return [
        one.gather(session, event_uid, options)
        for one in PRINTABLES
        for options in one.everything(session, event_uid)
    ]


def render(data: Paper) -> bytes:
    """Return the paper as PDF: pure, so that it may run beside the window."""
    module = import_module(f"rakor_desktop.documents.{_of(data).drawn_by}")
    pdf: bytes = module.render_pdf(data)
    return pdf


def file_name(data: Paper) -> str:
    """Return the name of the file for a paper, with the day as ``2026-04-14`` so that files sort."""
    one = _of(data)
    return "-".join([one.key, *filter(None, one.name(data))]) + ".pdf"


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; what stood there is replaced."""
    part = path.with_name(f".{path.name}.sebagian")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StorageError(
            _("“{file}” tidak dapat ditulis: {reason}.").format(file=path, reason=because(error))
        ) from error


def printable(key: str) -> Printable:
    """Return the line of the register with this key."""
    found = next((one for one in PRINTABLES if one.key == key), None)
    if found is None:
        raise RakorError(
            _("Naskah {key} tidak ada; pilih {known}.").format(
                key=quoted(key), known=", ".join(one.key for one in PRINTABLES)
            )
        )
    return found


def _of(data: Paper) -> Printable:
    return next(one for one in PRINTABLES if type(data) is one.kind)


def _letterhead_notes(session: Session, event_uid: str) -> list[str]:
    kop = papers.letterhead(session, event_uid)
    return [] if kop.agency and kop.address else [_("Kop naskah belum lengkap.")]


def _sign_in_notes(session: Session, event_uid: str) -> list[str]:
    return [] if attendance.people(session, event_uid) else [_("Belum ada orang di daftar.")]


def _agenda_notes(session: Session, event_uid: str) -> list[str]:
    return [] if agenda.agenda(session, event_uid).items else [_("Susunan acara masih kosong.")]


def _minutes_notes(session: Session, event_uid: str) -> list[str]:
    data = paper_data.minutes(session, event_uid, PrintOptions())
    return [
        *([] if data.notes else [_("Belum ada catatan notula.")]),
        *([] if data.signatory else [_("Pimpinan rapat sebagai penanda tangan belum diisi.")]),
        *([] if data.left_signatory or data.people.note_taker else [_("Notulis belum diisi.")]),
    ]


def _issue_notes(session: Session, event_uid: str) -> list[str]:
    silent = issues.inventory(session, event_uid).silent
    if not silent:
        return []
    return [_("{n} kabupaten/kota belum menyampaikan permasalahan.").format(n=len(silent))]


def _every_sheet(session: Session, event_uid: str) -> Iterator[PrintOptions]:
    people = attendance.people(session, event_uid)
    groups = [group for group in Group if any(row.group is group for row in people)]
    for group in groups:
        for day in events.days(session, event_uid):
            yield PrintOptions(day.uid, group)
        yield PrintOptions(group=group, variant="semua-hari")
    for form in ("kosong", "kosong-mendatar"):
        yield PrintOptions(variant=form)


def _every_agenda(_session: Session, _event_uid: str) -> Iterator[PrintOptions]:
    yield PrintOptions()


def _every_minutes(session: Session, event_uid: str) -> Iterator[PrintOptions]:
    yield PrintOptions()
    noted = {note.date for note in notes.notes(session, event_uid)}
    for day in events.days(session, event_uid):
        if day.date in noted:
            yield PrintOptions(day.uid)


def _every_inventory(_session: Session, _event_uid: str) -> Iterator[PrintOptions]:
    for form in paper_data.ISSUE_GROUPINGS:
        yield PrintOptions(variant=form)


_FORM_NAMES = {
    AttendanceVariant.FILLED: "",
    AttendanceVariant.BLANK_PORTRAIT: "kosong",
    AttendanceVariant.BLANK_LANDSCAPE: "kosong-mendatar",
    AttendanceVariant.MATRIX: "semua-hari",
}


def _sheet_name(data: AttendancePaper) -> Sequence[str]:
    group = data.group.value.lower() if data.group else ""
    final = "final" if data.final else ""
    return group, _FORM_NAMES[data.variant], final, data.sheet.date.isoformat()


def _minutes_name(data: MinutesPaper) -> Sequence[str]:
    if data.session is None:
        return (data.event.start_date.isoformat(), "lengkap")
    part = "" if data.session.kind is SessionKind.DAY else data.session.uid[:8]
    return data.session.date.isoformat(), part


def _issues_name(data: IssuePaper) -> Sequence[str]:
    form = "per-kategori" if data.grouping is IssueGrouping.CATEGORY else ""
    return form, data.event.start_date.isoformat()


PRINTABLES: tuple[Printable, ...] = (
    Printable(
        "daftar-hadir",
        N_("Daftar Hadir"),
        AttendancePaper,
        paper_data.sign_in_sheet,
        "attendance_list",
        _sheet_name,
        _sign_in_notes,
        _every_sheet,
        ("session_uid", "group", "variant", "rows", "final", "draft"),
        {
            "terisi": N_("Sudah berisi nama"),
            "kosong": N_("Kosong, tegak"),
            "kosong-mendatar": N_("Kosong, mendatar"),
            "semua-hari": N_("Semua hari berdampingan"),
        },
    ),
    Printable(
        "susunan-acara",
        N_("Susunan Acara"),
        AgendaPaper,
        paper_data.agenda_list,
        "agenda_list",
        lambda data: (data.event.start_date.isoformat(),),
        _agenda_notes,
        _every_agenda,
        ("draft",),
    ),
    Printable(
        "notula",
        N_("Notula"),
        MinutesPaper,
        paper_data.minutes,
        "minutes",
        _minutes_name,
        _minutes_notes,
        _every_minutes,
        ("session_uid", "variant", "draft"),
        {"2023": N_("NOTULA (bentuk 2023)"), "2009": N_("NOTULEN (bentuk 2009)")},
    ),
    Printable(
        "permasalahan",
        N_("Daftar Inventarisasi Permasalahan"),
        IssuePaper,
        paper_data.issue_inventory,
        "issue_inventory",
        _issues_name,
        _issue_notes,
        _every_inventory,
        ("variant", "draft"),
        {"kabupaten-kota": N_("Menurut kabupaten/kota"), "kategori": N_("Menurut kategori")},
    ),
)

assert {name for one in PRINTABLES for name in one.options} <= {one.name for one in fields(PrintOptions)}
