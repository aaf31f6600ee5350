"""Notula: the minutes in the form of 2023, or NOTULEN in the form of 2009."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from rakor_desktop.documents import heading, page, styles, wording
from rakor_desktop.documents.data import MinutesPaper
from rakor_desktop.documents.grid import Grid
from rakor_desktop.documents.heading import Field
from rakor_desktop.documents.letterhead import letterhead
from rakor_desktop.documents.minutes_body import Section, sections
from rakor_desktop.documents.signature import Block, Signatures
from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.domain.papers import MinutesForm

TITLES = {MinutesForm.NOTULA_2023: "NOTULA", MinutesForm.NOTULEN_2009: "NOTULEN"}
CHAIR = "Pimpinan Rapat"
NOTE_TAKER = "Notulis"

_LABEL = 40 * mm
_WITH_HEADING = 75.0
"""Points a heading needs with the first lines of its text, or it goes to the next page."""
_WITH_TABLE = 130.0
"""Points it needs with the first rows of a table."""
_WITH_SIGNATURES = 200.0
"""Points of the closing that stand on one page with the signatures."""
_MOST_TOPICS = 15
# Not an ordinary space, which would be stripped from the edge of a text.
_INDENT = "\u00a0" * 4


def layout(paper: MinutesPaper) -> page.Layout:
    """Return how the sheet lies: upright, numbered like text."""
    return page.Layout(paper.settings, paper.settings.text_sheet, draft=paper.draft)


def story(paper: MinutesPaper) -> Iterator[Flowable]:
    """Yield letterhead, title, the fields of the form, what happened, and who signs."""
    room, size = layout(paper).width, page.body_size(paper.settings)
    yield from letterhead(paper.letterhead, paper.settings, room)
    yield heading.title([TITLES[paper.settings.minutes_form]], room, size + 1)
    yield Spacer(0, 1.2 * size)
    yield heading.fields(_fields(paper), room, _LABEL, size)
    *body, closing = sections(paper, room)
    for section in body:
        yield CondPageBreak(_WITH_TABLE if isinstance(section.body[0], Grid) else _WITH_HEADING)
        yield from _printed(section, size)
    yield from _signed(_printed(closing, size), _signatures(paper, room, size), room)


def render_pdf(paper: MinutesPaper) -> bytes:
    """Return the minutes as PDF."""
    title = TITLES[paper.settings.minutes_form].title()
    return page.render(f"{title} – {paper.event.name}", story(paper), layout(paper))


def _printed(section: Section, size: float) -> list[Flowable]:
    title = Paragraph(section.title, styles.section(size), bulletText=f"{section.number}.")
    return [*([title] if section.title else []), *section.body]


def _signed(closing: Sequence[Flowable], signatures: Signatures, room: float) -> Iterator[Flowable]:
    """Yield the closing and the signatures, which never stand without its last lines."""
    kept = 1
    while kept < len(closing) and page.height(closing[-kept - 1 :], room) <= _WITH_SIGNATURES:
        kept += 1
    if kept == len(closing) - 1 > 1:
        kept -= 1  # a heading goes with the part after it
    if kept < len(closing):
        yield CondPageBreak(_WITH_HEADING)
    yield from closing[:-kept]
    yield KeepTogether([*closing[-kept:], signatures])


def _fields(paper: MinutesPaper) -> list[Field]:
    event, people = paper.event, paper.people
    enclosed = ["Terlampir pada daftar hadir"]
    return [
        ("Rapat", event.name),
        ("Hari/Tanggal", wording.days(event, paper.session)),
        _called(paper),
        ("Waktu Rapat", _time(paper)),
        *_listed("Acara", _topics(paper)),
        (CHAIR, None),
        (f"{_INDENT}Ketua", people.chair or wording.UNKNOWN),
        (f"{_INDENT}Sekretaris", people.secretary or wording.UNKNOWN),
        (f"{_INDENT}Pencatat", people.note_taker or wording.UNKNOWN),
        *_listed("Peserta Rapat", people.participants or enclosed),
        ("Kegiatan Rapat", ""),
    ]


def _time(paper: MinutesPaper) -> str:
    event, opened, closed = paper.event, paper.opened_at, paper.closed_at
    if paper.several_days:
        return wording.span(paper.opened_on, opened, paper.closed_on, closed, event.time_zone)
    return wording.duration(opened, closed, event.time_zone)


def _called(paper: MinutesPaper) -> Field:
    """Return how the meeting was called: by a letter, or in the old form at what time."""
    event = paper.event
    if paper.settings.minutes_form is MinutesForm.NOTULEN_2009:
        return ("Waktu Panggilan", wording.moment(paper.called_at, event.time_zone))
    day = dates.plain_date(event.invitation_date) if event.invitation_date else wording.DOTS
    number = event.invitation_number or wording.DOTS
    return ("Surat Undangan", f"Nomor {number} tanggal {wording.unbroken(day)}")


def _listed(label: str, entries: Sequence[str]) -> list[Field]:
    """Return a field of numbered entries; one entry alone needs no number."""
    if len(entries) == 1:
        return [(label, entries[0])]
    numbered = [f"{number}. {entry}" for number, entry in enumerate(entries, start=1)]
    return [(label if place == 0 else "", entry) for place, entry in enumerate(numbered)]


def _topics(paper: MinutesPaper) -> list[str]:
    topics = [item.title for item in paper.agenda.items if item.kind is not AgendaKind.BREAK]
    if len(topics) > _MOST_TOPICS:
        return ["Terlampir pada susunan acara"]
    return topics or [paper.session.title if paper.session and paper.session.title else paper.event.name]


def _signatures(paper: MinutesPaper, room: float, size: float) -> Signatures:
    dated = (wording.place_and_date(paper.place or paper.event.city, paper.signed_on),)
    above = dated if paper.signed_on else ()
    if paper.signatory:
        right = Block(paper.signatory, (*above, CHAIR))
    else:
        right = Block(None, above, CHAIR, paper.people.chair)
    left = None
    if paper.left_signatory or paper.people.note_taker:
        free = ("",) * len(above)
        left = Block(paper.left_signatory, free, NOTE_TAKER, paper.people.note_taker)
    return Signatures(right, left, room, size)
