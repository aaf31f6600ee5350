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

from rakor_desktop.documents.card_data import BadgePaper, TableCardPaper
from rakor_desktop.documents.data import (
    AgendaPaper,
    AttendancePaper,
    AttendanceRecapPaper,
    IssuePaper,
    MinutesPaper,
    Paper,
)
from rakor_desktop.documents.settlement_data import SettlementPaper
from rakor_desktop.domain.errors import RakorError, StorageError, because
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.services import badges, disputes_paper, paper_data, paper_notes, paper_series
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
    official: bool = True
    """Whether it bears the letterhead."""


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
    letterhead = paper_notes.letterhead(session, event_uid)
    return [
        PrintableRow(
            one.key,
            _(one.title),
            one.options,
            tuple((key, _(title)) for key, title in (one.variants or {}).items()),
            (*(letterhead if one.official else ()), *one.notes(session, event_uid)),
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


PRINTABLES: tuple[Printable, ...] = (
    Printable(
        "daftar-hadir",
        N_("Daftar Hadir"),
        AttendancePaper,
        paper_data.sign_in_sheet,
        "attendance_list",
        paper_series.sheet_name,
        paper_notes.people,
        paper_series.sign_in_sheets,
        ("session_uid", "group", "variant", "rows", "final", "draft"),
        {
            "terisi": N_("Sudah berisi nama"),
            "kosong": N_("Kosong, tegak"),
            "kosong-mendatar": N_("Kosong, mendatar"),
            "semua-hari": N_("Semua hari berdampingan"),
        },
    ),
    Printable(
        "rekapitulasi-kehadiran",
        N_("Rekapitulasi Kehadiran"),
        AttendanceRecapPaper,
        paper_data.attendance_recap,
        "attendance_recap",
        lambda data: (data.event.start_date.isoformat(),),
        paper_notes.recap,
        paper_series.one,
        ("draft",),
    ),
    Printable(
        "susunan-acara",
        N_("Susunan Acara"),
        AgendaPaper,
        paper_data.agenda_list,
        "agenda_list",
        lambda data: (data.event.start_date.isoformat(),),
        paper_notes.agenda_list,
        paper_series.one,
        ("draft",),
    ),
    Printable(
        "notula",
        N_("Notula"),
        MinutesPaper,
        paper_data.minutes,
        "minutes",
        paper_series.minutes_name,
        paper_notes.minutes,
        paper_series.minutes,
        ("session_uid", "variant", "draft"),
        {"2023": N_("NOTULA (bentuk 2023)"), "2009": N_("NOTULEN (bentuk 2009)")},
    ),
    Printable(
        "permasalahan",
        N_("Daftar Inventarisasi Permasalahan"),
        IssuePaper,
        paper_data.issue_inventory,
        "issue_inventory",
        paper_series.inventory_name,
        paper_notes.issue_inventory,
        paper_series.inventories,
        ("variant", "draft"),
        {"kabupaten-kota": N_("Menurut kabupaten/kota"), "kategori": N_("Menurut kategori")},
    ),
    Printable(
        disputes_paper.KEY,
        N_("Perubahan dan Penyelesaian Konflik"),
        SettlementPaper,
        disputes_paper.settlement_list,
        "settlement_list",
        lambda data: (data.event.start_date.isoformat(),),
        disputes_paper.notes,
        disputes_paper.if_any,
        ("draft",),
    ),
    Printable(
        "tanda-pengenal",
        N_("Tanda Pengenal"),
        BadgePaper,
        badges.badges,
        "badges",
        paper_series.badges_name,
        paper_notes.people,
        paper_series.cards,
        ("variant", "group", "people", "blanks"),
        {"kartu": N_("Kartu 9 × 5,5 cm"), "a6": N_("A6 tegak, 10,5 × 14,8 cm")},
        official=False,
    ),
    Printable(
        "papan-nama",
        N_("Papan Nama Meja"),
        TableCardPaper,
        badges.table_cards,
        "table_cards",
        paper_series.table_cards_name,
        paper_notes.people,
        paper_series.cards,
        ("variant", "group", "people"),
        {"orang": N_("Menurut orang"), "asal": N_("Menurut kabupaten/kota atau instansi")},
        official=False,
    ),
)

assert {name for one in PRINTABLES for name in one.options} <= {one.name for one in fields(PrintOptions)}
