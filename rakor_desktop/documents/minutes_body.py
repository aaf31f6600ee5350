"""Kegiatan Rapat, the body of the minutes, from the opening to the closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from rakor_desktop.documents import page, styles, wording
from rakor_desktop.documents.data import MinutesPaper
from rakor_desktop.documents.grid import Grid, GridStyle, Row, filling
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.text import markup, plain
from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda import AgendaItemRow, AgendaKind
from rakor_desktop.domain.minutes import (
    FOLLOW_UP_STATUSES,
    FollowUpRow,
    FollowUpStatus,
    NoteRow,
    ResolutionKind,
)
from rakor_desktop.domain.papers import MinutesForm

_OPENING = (AgendaKind.OPENING, AgendaKind.SPEECH)
_PRESENTATION = (AgendaKind.PRESENTATION,)
_DISCUSSION = (AgendaKind.DISCUSSION, AgendaKind.OTHER)
_AGREEMENT = (AgendaKind.AGREEMENT,)
_CLOSING = (AgendaKind.CLOSING,)
_KIND_HEADINGS = {ResolutionKind.CONCLUSION: "Kesimpulan", ResolutionKind.AGREEMENT: "Kesepakatan"}
_TABLE_SIZE = 9.0
_WITH_LEAD = 65.0
"""Points a line that leads a text in needs, itself included."""
_WITH_TABLE = 110.0
"""Points it needs when it leads a table in."""
# In mm, together the 160 of A4 upright.
_NOTE_COLUMNS = (
    ("No", 13.0, Align.CENTRE),
    ("Penyampai (Nama/ Kab/Kota)", 31.0, Align.LEFT),
    ("Tanggapan/Pertanyaan/ Permasalahan", 45.0, Align.LEFT),
    ("Jawaban/Penjelasan", 41.0, Align.LEFT),
    ("Tindak Lanjut", 30.0, Align.LEFT),
)
_FOLLOW_UP_COLUMNS = (
    ("No", 15.0, Align.CENTRE),
    ("Tindak Lanjut", 48.0, Align.LEFT),
    ("Penanggung Jawab", 36.0, Align.LEFT),
    ("Batas Waktu", 31.0, Align.LEFT),
    ("Keterangan", 30.0, Align.LEFT),
)


_DASHES = ("- ", "• ", "– ")
_NEW_LINE = "\n"
_BY = " oleh "
_NOTHING_SAID = "Tidak ada tanggapan atau pertanyaan."
_NOTHING_CONCLUDED = "Belum ada kesimpulan atau keputusan."


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the minutes; one without a title is not numbered."""

    number: int
    title: str
    body: Sequence[Flowable]


_Write = Callable[[MinutesPaper, int, float], list[Flowable]]


def sections(paper: MinutesPaper, room: float) -> list[Section]:
    """Return the parts of the body in the order of the form, the closing last; empty ones are left out."""
    old = paper.settings.minutes_form is MinutesForm.NOTULEN_2009
    found: list[Section] = []
    for title, write in _PARTS_2009 if old else _PARTS_2023:
        number = len(found) + 1
        body = write(paper, number, room)
        if body:
            found.append(Section(number, title, body))
    return found


def _opening(paper: MinutesPaper, number: int, _room: float) -> list[Flowable]:
    event = paper.event
    opened_by = event.opened_by if paper.opens_event else ""
    day = _day(paper, paper.opened_on)
    sentence = (
        f"Rapat dibuka pada {day}{wording.moment(paper.opened_at, event.time_zone)}, bertempat di "
        f"{wording.venue(event, paper.session)}, oleh {opened_by or 'pimpinan rapat'}."
    )
    return [_text(paper, sentence), *_summaries(paper, _OPENING, number)]


def _presentations(paper: MinutesPaper, number: int, _room: float) -> list[Flowable]:
    return _summaries(paper, _PRESENTATION, number, even_if_silent=True)


def _discussion(paper: MinutesPaper, number: int, room: float) -> list[Flowable]:
    return [*_summaries(paper, _DISCUSSION, number), *_note_table(paper, room)]


def _presentations_and_discussion(paper: MinutesPaper, number: int, room: float) -> list[Flowable]:
    kinds = (*_PRESENTATION, *_DISCUSSION)
    return [*_summaries(paper, kinds, number, even_if_silent=True), *_note_table(paper, room)]


def _conclusions(paper: MinutesPaper, number: int, _room: float) -> list[Flowable]:
    body = [*_summaries(paper, _AGREEMENT, number), *_resolutions(paper)]
    return body or [_text(paper, _NOTHING_CONCLUDED)]


def _decisions(paper: MinutesPaper, number: int, room: float) -> list[Flowable]:
    follow_up = _follow_up(paper, number, room)
    lead = [CondPageBreak(_WITH_TABLE), _text(paper, "Tindak lanjut:")] if follow_up else []
    return [*_conclusions(paper, number, room), *lead, *follow_up]


def _follow_up(paper: MinutesPaper, _number: int, room: float) -> list[Flowable]:
    tasks = list(_tasks(paper))
    # A number somebody may look for stays; beside such numbers a running one would only mislead.
    numbered = any(number for number, *_rest in tasks)
    rows = [
        Row(((number or wording.UNKNOWN) if numbered else str(place), *rest))
        for place, (number, *rest) in enumerate(tasks, start=1)
    ]
    return _table(_FOLLOW_UP_COLUMNS, rows, room) if rows else []


def _closing(paper: MinutesPaper, number: int, _room: float) -> list[Flowable]:
    return [*_summaries(paper, _CLOSING, number), _closed(paper)]


def _closing_without_number(paper: MinutesPaper, _number: int, _room: float) -> list[Flowable]:
    items = [item for item in paper.agenda.items if item.kind in _CLOSING and item.summary]
    return [*(part for item in items for part in _item(paper, "", _summary(item))), _closed(paper)]


def _closed(paper: MinutesPaper) -> Flowable:
    when = wording.moment(paper.closed_at, paper.event.time_zone)
    return _text(paper, f"Rapat ditutup pada {_day(paper, paper.closed_on)}{when} oleh pimpinan rapat.")


def _day(paper: MinutesPaper, day: date) -> str:
    """Name the day where the minutes tell of several."""
    return f"hari {dates.long_date(day)}, " if paper.several_days else ""


_PARTS_2023: tuple[tuple[str, _Write], ...] = (
    ("Pembukaan", _opening),
    ("Pemaparan Materi", _presentations),
    ("Pembahasan/Diskusi", _discussion),
    ("Kesimpulan/Keputusan", _conclusions),
    ("Tindak Lanjut", _follow_up),
    ("Penutup", _closing),
)
_PARTS_2009: tuple[tuple[str, _Write], ...] = (
    ("Kata Pembukaan", _opening),
    ("Pembahasan", _presentations_and_discussion),
    ("Keputusan", _decisions),
    ("", _closing_without_number),
)


def _text(paper: MinutesPaper, text: str) -> Flowable:
    size = page.body_size(paper.settings)
    return Paragraph(markup(text), styles.body(size, styles.indent(size)))


def _item(paper: MinutesPaper, number: str, text: str) -> Iterator[Flowable]:
    """Yield one paragraph per line: ReportLab is slow to break one of very many lines over pages."""
    size = page.body_size(paper.settings)
    indent = styles.indent(size)
    style = styles.item(size, indent) if number else styles.body(size, indent)
    first, *rest = plain(text, lines=True).split("\n")
    yield Paragraph(markup(first), style, bulletText=number or None)
    for line in filter(None, rest):
        if line.startswith(_DASHES):
            yield Paragraph(markup(line[1:]), styles.dash(size, style.leftIndent), bulletText=line[0])
        else:
            yield Paragraph(markup(line), style)


def _summaries(
    paper: MinutesPaper, kinds: Sequence[AgendaKind], number: int, *, even_if_silent: bool = False
) -> list[Flowable]:
    """Return a numbered paragraph for every agenda item of these kinds that has a summary."""
    items = [item for item in paper.agenda.items if item.kind in kinds]
    told = [item for item in items if item.summary or (even_if_silent and item.kind in _PRESENTATION)]
    return [
        flowable
        for place, item in enumerate(told, start=1)
        for flowable in _item(paper, f"{number}.{place}", _summary(item))
    ]


def _summary(item: AgendaItemRow) -> str:
    head = item.title
    if item.speaker:
        head += f" ({item.speaker})" if _BY in item.title else f"{_BY}{item.speaker}"
    told = plain(item.summary, lines=True)
    return f"{head}:{_NEW_LINE if _NEW_LINE in told else ' '}{told}" if told else f"{head}."


def _note_table(paper: MinutesPaper, room: float) -> list[Flowable]:
    if not paper.notes:
        return [_text(paper, _NOTHING_SAID)]
    several = len({note.agenda_title for note in paper.notes}) > 1
    rows: list[Row] = []
    topic = ""
    for number, note in enumerate(paper.notes, start=1):
        if several and note.agenda_title and note.agenda_title != topic:
            topic = note.agenda_title
            rows.append(Row((topic,), (5,), bold=True, shaded=True, with_next=True, aligns=(Align.LEFT,)))
        rows.append(Row((note.number or str(number), *_note(note))))
    return _table(_NOTE_COLUMNS, rows, room)


def _note(note: NoteRow) -> tuple[str, ...]:
    who = "\n".join(filter(None, (note.speaker, note.region)))
    return who or wording.UNKNOWN, note.statement, note.response, note.follow_up


def _resolutions(paper: MinutesPaper) -> list[Flowable]:
    """Return conclusions, then agreements, numbered through, under the headings they were given."""
    ordered = sorted(paper.resolutions, key=lambda row: list(ResolutionKind).index(row.kind))
    both = len({row.kind for row in ordered}) > 1
    body: list[Flowable] = []
    told = ""
    for number, row in enumerate(ordered, start=1):
        over = row.section or (_KIND_HEADINGS[row.kind] if both else "")
        if over and over != told:
            body += [CondPageBreak(_WITH_LEAD), _text(paper, f"{over.rstrip(':')}:")]
            told = over
        body += _item(paper, f"{number}.", row.text)
    return body


def _tasks(paper: MinutesPaper) -> Iterator[tuple[str, ...]]:
    """Yield number, action, responsible, deadline and remark: tasks first, then what only a note tells."""
    noted = {row.note_uid for row in paper.follow_ups}
    for row in paper.follow_ups:
        yield row.number, row.action, row.responsible or row.region, _deadline(row), _state(row)
    for note in paper.notes:
        if note.follow_up and note.uid not in noted:
            # Notes and tasks are both counted from A-001.
            source = f"Catatan {note.number}" if note.number else ""
            yield source, note.follow_up, note.responsible or note.region, _deadline(note), ""


def _deadline(row: FollowUpRow | NoteRow) -> str:
    return dates.plain_date(row.deadline) if row.deadline else wording.UNKNOWN


def _state(row: FollowUpRow) -> str:
    status = FOLLOW_UP_STATUSES[row.status] if row.status is not FollowUpStatus.OPEN else ""
    named = row.region.casefold() in f"{row.action} {row.responsible}".casefold()
    concerns = f"Terkait {row.region}" if row.responsible and row.region and not named else ""
    return "\n".join(filter(None, (status, row.remarks, concerns)))


def _table(parts: Sequence[tuple[str, float, Align]], rows: Sequence[Row], room: float) -> list[Flowable]:
    return [Grid(filling(room, parts), rows, GridStyle(size=_TABLE_SIZE))]
