"""Daftar Inventarisasi Permasalahan: the problems by region or by category, and their recapitulation."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, Spacer

from rakor_desktop.documents import heading, page, styles, wording
from rakor_desktop.documents.data import IssueGrouping, IssuePaper
from rakor_desktop.documents.grid import Grid, GridStyle, Row, filling
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.letterhead import letterhead
from rakor_desktop.documents.signature import Block, Signatures
from rakor_desktop.documents.text import markup
from rakor_desktop.domain.issues import (
    AUTHORITIES,
    ISSUE_CATEGORIES,
    ISSUE_STATUSES,
    SUBMISSIONS,
    IssueCategory,
    IssueInventory,
    IssueRow,
    IssueStatus,
    RegionIssues,
    Submission,
)
from rakor_desktop.domain.regions import Region

NAME = "Daftar Inventarisasi Permasalahan dan Kendala"
TITLE = "DAFTAR INVENTARISASI PERMASALAHAN DAN KENDALA"
SUBJECT = "PEMBINAAN INDUSTRI KECIL DAN MENENGAH"
RECAP = "REKAPITULASI PERMASALAHAN MENURUT KATEGORI"

_SIZE = 8.0
_TEXT = 10.0
# In mm, together the 247 of A4 across. Wider than DOMAIN 3.6 has them are the number, which is like A-012,
# and the last two, which hold authority, state, deadline and source too.
_COLUMNS = (
    ("No", 12.0, Align.CENTRE),
    ("Kabupaten/Kota", 24.0, Align.LEFT),
    ("Bidang/ Komoditas", 19.0, Align.LEFT),
    ("Kategori", 22.0, Align.LEFT),
    ("Permasalahan/Kendala", 45.0, Align.LEFT),
    ("Upaya yang Telah Dilakukan", 29.0, Align.LEFT),
    ("Usulan Pemecahan/ Tindak Lanjut", 34.0, Align.LEFT),
    ("Penanggung Jawab", 33.0, Align.LEFT),
    ("Keterangan", 29.0, Align.LEFT),
)
_RECAP_COLUMNS = (
    ("No", 13.0, Align.CENTRE),
    ("Kategori", 124.0, Align.LEFT),
    ("Jumlah Permasalahan", 55.0, Align.CENTRE),
    ("Jumlah Kabupaten/Kota", 55.0, Align.CENTRE),
)


def layout(paper: IssuePaper) -> page.Layout:
    """Return how the sheet lies: across, with the page count at the foot."""
    return page.Layout(
        paper.settings,
        paper.settings.list_sheet,
        landscape=True,
        is_list=True,
        draft=paper.draft,
        running=f"{NAME} Tahun {paper.event.year_current}",
    )


def story(paper: IssuePaper) -> Iterator[Flowable]:
    """Yield letterhead, title, the inventory, and on a page of its own the recapitulation."""
    room = layout(paper).width
    scope = f"KABUPATEN/KOTA SE-PROVINSI {paper.event.province.upper()} TAHUN\u00a0{paper.event.year_current}"
    yield from letterhead(paper.letterhead, paper.settings, room)
    yield heading.title([TITLE, SUBJECT, scope], room)
    yield Spacer(0, 8)
    by_region = paper.grouping is IssueGrouping.REGION
    rows = _by_region(paper.inventory) if by_region else _by_category(paper.inventory)
    yield Grid(filling(room, _COLUMNS), list(rows), GridStyle(size=_SIZE))
    if not by_region:
        yield from _silence(paper.inventory)
    yield PageBreak()
    yield heading.title([RECAP, SUBJECT, scope], room)
    yield Spacer(0, 8)
    yield from _recap(paper, room)


def render_pdf(paper: IssuePaper) -> bytes:
    """Return the inventory as PDF."""
    return page.render(f"{NAME} – {paper.event.name}", story(paper), layout(paper))


def _by_region(inventory: IssueInventory) -> Iterator[Row]:
    number = 0
    for group in inventory.groups:
        if not group.issues and not group.region.is_regency:
            continue
        yield _band(_region_title(group.region))
        if not group.issues:
            yield Row(("", SUBMISSIONS[_silence_of(group)]), (1, len(_COLUMNS) - 1))
        for issue in group.issues:
            number += 1
            yield _row(issue, number)


def _by_category(inventory: IssueInventory) -> Iterator[Row]:
    number = 0
    for category in IssueCategory:
        issues = [issue for issue in inventory.issues if issue.category is category]
        if issues:
            yield _band(ISSUE_CATEGORIES[category].upper())
        for issue in issues:
            number += 1
            yield _row(issue, number)
    if not number:
        yield Row(("", "Belum ada permasalahan yang disampaikan."), (1, len(_COLUMNS) - 1))


def _band(text: str) -> Row:
    return Row((text,), (len(_COLUMNS),), bold=True, shaded=True, with_next=True, aligns=(Align.LEFT,))


def _region_title(region: Region) -> str:
    return f"{region.code} {region.title}" if region.is_regency else region.title


def _row(issue: IssueRow, number: int) -> Row:
    authority = f"(kewenangan: {AUTHORITIES[issue.authority].lower()})" if issue.authority else ""
    return Row(
        (
            issue.number or str(number),
            issue.region,
            issue.commodity,
            ISSUE_CATEGORIES[issue.category],
            issue.description,
            issue.measures_taken,
            issue.proposed_solution,
            "\n".join(filter(None, (issue.responsible, authority))),
            _remarks(issue),
        )
    )


def _remarks(issue: IssueRow) -> str:
    deadline = f"Batas: {wording.short_date(issue.deadline)}" if issue.deadline else ""
    parts = (
        ISSUE_STATUSES[issue.status] if issue.status is not IssueStatus.OPEN else "",
        deadline,
        f"Sumber: {issue.source}" if issue.source else "",
        issue.remarks,
    )
    return "\n".join(filter(None, parts))


def _silence(inventory: IssueInventory) -> Iterator[Flowable]:
    """Tell which regions have said that they have none, and which have said nothing."""
    for submission in (Submission.CONFIRMED_NONE, Submission.NOT_SUBMITTED):
        names = _names(inventory, submission)
        if names:
            yield Paragraph(markup(f"{SUBMISSIONS[submission]}: {', '.join(names)}."), styles.remark(_TEXT))


def _names(inventory: IssueInventory, submission: Submission) -> list[str]:
    return [
        group.region.name
        for group in inventory.groups
        if group.region.is_regency and not group.issues and _silence_of(group) is submission
    ]


def _silence_of(group: RegionIssues) -> Submission:
    """Return what it means that a region lists nothing; only its own word counts as having none."""
    confirmed = group.submission is Submission.CONFIRMED_NONE
    return Submission.CONFIRMED_NONE if confirmed else Submission.NOT_SUBMITTED


def _recap(paper: IssuePaper, room: float) -> Iterator[Flowable]:
    """Count problems and regions per category; categories nobody named are left out."""
    inventory = paper.inventory
    regencies = {group.region.code for group in inventory.groups if group.region.is_regency}
    everywhere = {issue.region_code for issue in inventory.issues} & regencies
    rows: list[Row] = []
    for category in IssueCategory:
        found = [issue for issue in inventory.issues if issue.category is category]
        regions = {issue.region_code for issue in found} & regencies
        if found:
            cells = (str(len(rows) + 1), ISSUE_CATEGORIES[category], str(len(found)), str(len(regions)))
            rows.append(Row(cells))
    total = ("JUMLAH", str(len(inventory.issues)), str(len(everywhere)))
    rows.append(Row(total, (2, 1, 1), bold=True, shaded=True))
    foot = list(_recap_foot(paper, len(everywhere), len(regencies), room))
    yield Grid(filling(room, _RECAP_COLUMNS), rows, GridStyle(size=_SIZE + 1), page.height(foot, room))
    yield KeepTogether(foot)


def _recap_foot(paper: IssuePaper, told: int, of: int, room: float) -> Iterator[Flowable]:
    note = (
        "Catatan: pada baris JUMLAH setiap kabupaten/kota dihitung satu kali. "
        f"Dari {of} kabupaten/kota, {told} kabupaten/kota menyampaikan permasalahan."
    )
    yield Paragraph(markup(note), styles.remark(_TEXT))
    yield from _silence(paper.inventory)
    if paper.signatory:
        when = wording.place_and_date(paper.place or paper.event.city, paper.signed_on)
        yield Signatures(Block(paper.signatory, (when,)), None, room, _TEXT)
