"""What holds for every paper: the reference text, the bytes, the fonts, and no field that can break it."""

import hashlib
import os
import socket
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path

import pytest
import samples
from reading import fonts, pages, whole

from rakor_desktop.documents import (
    agenda_list,
    attendance_list,
    attendance_recap,
    badges,
    issue_inventory,
    minutes,
    settlement_list,
    table_cards,
)
from rakor_desktop.documents.card_data import BadgeSize, TableCardKind
from rakor_desktop.documents.data import AttendanceVariant, IssueGrouping
from rakor_desktop.domain.attendance import Group
from rakor_desktop.domain.papers import MinutesForm, PaperSettings, Sheet

REFERENCES = Path(__file__).parents[1] / "data" / "documents"
OLD = PaperSettings(minutes_form=MinutesForm.NOTULEN_2009)
F4 = PaperSettings(text_sheet=Sheet.F4, list_sheet=Sheet.F4, acknowledged=True)

PAPERS = {
    "daftar_hadir_kosong": (
        attendance_list,
        samples.attendance(variant=AttendanceVariant.BLANK_PORTRAIT, blank_rows=20),
    ),
    "daftar_hadir_terisi": (
        attendance_list,
        samples.attendance(group=Group.PARTICIPANTS, final=True, settings=samples.ACKNOWLEDGED),
    ),
    "daftar_hadir_kosong_mendatar": (
        attendance_list,
        samples.attendance(variant=AttendanceVariant.BLANK_LANDSCAPE, group=Group.GUESTS),
    ),
    "daftar_hadir_per_hari": (
        attendance_list,
        samples.attendance(variant=AttendanceVariant.MATRIX, group=Group.COMMITTEE, blank_rows=1),
    ),
    "rekapitulasi_kehadiran": (attendance_recap, samples.recap(settings=samples.ACKNOWLEDGED)),
    "tanda_pengenal": (badges, samples.badges(people=samples.people()[:3], blanks=1)),
    "tanda_pengenal_a6": (badges, samples.badges(people=samples.people()[42:46], size=BadgeSize.A6)),
    "papan_nama": (table_cards, samples.table_cards(people=samples.people()[:2])),
    "papan_nama_asal": (
        table_cards,
        samples.table_cards(people=samples.people()[:4], kind=TableCardKind.PLACE),
    ),
    "susunan_acara": (agenda_list, samples.agenda_paper(signatory=samples.COMMITTEE_CHAIR)),
    "notula": (minutes, samples.minutes()),
    "notulen": (minutes, samples.minutes(settings=OLD, draft=True)),
    "permasalahan_per_wilayah": (issue_inventory, samples.issues(signatory=samples.HEAD)),
    "permasalahan_per_kategori": (issue_inventory, samples.issues(grouping=IssueGrouping.CATEGORY)),
    "penyelesaian_konflik": (
        settlement_list,
        samples.settlements(signatory=samples.COMMITTEE_CHAIR),
    ),
    "penyelesaian_konflik_kosong": (settlement_list, samples.settlements(settled=(), still_open=())),
}
EVERY = pytest.mark.parametrize(("module", "paper"), PAPERS.values(), ids=PAPERS)

MARKUP = '<img src="/etc/hostname"/> & <b>tebal</b> &amp; </para>'
# Few rows, because each of them is filled with thousands of letters in every field.
SMALL = {
    "daftar_hadir": (attendance_list, samples.attendance(sheet=samples.sheet(samples.people()[:3]))),
    "daftar_hadir_per_hari": (
        attendance_list,
        samples.attendance(
            sheet=samples.sheet(samples.people()[:3]),
            variant=AttendanceVariant.MATRIX,
            final=True,
            settings=samples.ACKNOWLEDGED,
        ),
    ),
    "rekapitulasi_kehadiran": (attendance_recap, samples.recap(settings=samples.ACKNOWLEDGED)),
    "tanda_pengenal": (badges, samples.badges(people=samples.people()[:2], blanks=1)),
    "tanda_pengenal_a6": (badges, samples.badges(people=samples.people()[:2], size=BadgeSize.A6)),
    "papan_nama": (table_cards, samples.table_cards(people=samples.people()[:2])),
    "papan_nama_asal": (
        table_cards,
        samples.table_cards(people=samples.people()[:4], kind=TableCardKind.PLACE),
    ),
    "susunan_acara": (
        agenda_list,
        samples.agenda_paper(agenda=samples.agenda(3), signatory=samples.COMMITTEE_CHAIR),
    ),
    "notula": (minutes, samples.minutes(agenda=samples.agenda(3))),
    "permasalahan": (
        issue_inventory,
        samples.issues(inventory=samples.inventory(("53.03", "53.05")), signatory=samples.HEAD),
    ),
    "permasalahan_per_kategori": (
        issue_inventory,
        samples.issues(inventory=samples.inventory(("53.03", "53.05")), grouping=IssueGrouping.CATEGORY),
    ),
    "penyelesaian_konflik": (
        settlement_list,
        samples.settlements(
            settled=samples.settlements().settled[:2],
            still_open=samples.settlements().still_open[:1],
            signatory=samples.COMMITTEE_CHAIR,
        ),
    ),
}
HOSTILE = {
    "markup": MARKUP,
    "emoji and control characters": "😀\x00\x07\u202e\ud800 مرحبا 漢字",
    "ten thousand letters": "W" * 10_000,
    "a thousand words": "kata " * 1_000,
    "hundreds of lines": "baris\n" * 300,
    "nothing": "",
    "blanks": " \n\t ",
}


def poisoned(value, text):
    """The same data with every string in it replaced."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return text
    if is_dataclass(value):
        changes = {field.name: poisoned(getattr(value, field.name), text) for field in fields(value)}
        return replace(value, **changes)
    if isinstance(value, tuple | list):
        return tuple(poisoned(part, text) for part in value)
    return value


@pytest.mark.parametrize("name", PAPERS)
def test_the_text_is_that_of_the_reference(name):
    """Run with RAKOR_WRITE_REFERENCES=1 to write the references anew, then read them."""
    module, paper = PAPERS[name]
    text = "\n\f\n".join(page.rstrip() for page in pages(module.render_pdf(paper))) + "\n"
    reference = REFERENCES / f"{name}.txt"
    if os.environ.get("RAKOR_WRITE_REFERENCES"):
        REFERENCES.mkdir(parents=True, exist_ok=True)
        reference.write_text(text, encoding="utf-8")
    assert text == reference.read_text(encoding="utf-8")


@EVERY
def test_equal_data_give_equal_bytes(module, paper):
    assert module.render_pdf(paper) == module.render_pdf(paper)


def test_another_process_gives_the_same_bytes():
    ours = {
        name: hashlib.sha256(module.render_pdf(paper)).hexdigest() for name, (module, paper) in PAPERS.items()
    }
    code = (
        "import hashlib, test_every_paper as t\n"
        "for name, (module, paper) in reversed(t.PAPERS.items()):\n"
        "    print(name, hashlib.sha256(module.render_pdf(paper)).hexdigest())\n"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        found = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
        )
        assert dict(line.split() for line in found.stdout.splitlines()) == ours


@EVERY
def test_every_font_is_embedded(module, paper):
    found = fonts(module.render_pdf(replace(paper, draft=True)))
    assert found
    assert all(found.values())
    assert all("LiberationSans" in name for name in found)


@pytest.mark.parametrize(("module", "paper"), SMALL.values(), ids=SMALL)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_in_any_field_breaks_a_paper(module, paper, text):
    hostile = poisoned(paper, text)
    found = pages(module.render_pdf(replace(hostile, settings=paper.settings, draft=True)))
    assert found
    assert all("DRAF" in page for page in found)


@pytest.mark.parametrize(("module", "paper"), SMALL.values(), ids=SMALL)
def test_senseless_settings_break_no_paper_either(module, paper):
    wild = replace(
        paper.settings, margin_left=999, margin_right=999, margin_top=999, margin_bottom=999, body_size=99
    )
    wild = replace(wild, government_size=99, agency_size=99, row_height=99, acknowledged=True)
    assert pages(module.render_pdf(replace(poisoned(paper, "kata " * 100), settings=wild)))
    none = replace(
        wild, margin_left=0, margin_right=0, margin_top=0, margin_bottom=0, row_height=0, body_size=0
    )
    assert pages(
        module.render_pdf(replace(poisoned(paper, "W" * 500), settings=replace(none, blank_rows=-3)))
    )


@EVERY
def test_markup_is_printed_letter_by_letter(module, paper):
    shown = "".join(whole(module.render_pdf(poisoned(paper, MARKUP))).split())
    assert "".join(MARKUP.split()) in shown or "".join(MARKUP.upper().split()) in shown
    assert socket.gethostname() not in shown


@EVERY
def test_f4_paper_works_for_every_one(module, paper):
    assert pages(module.render_pdf(replace(paper, settings=F4)))


@EVERY
def test_no_phone_stands_on_any_paper(module, paper):
    if module is attendance_list:
        rows = tuple(replace(row, phone="081100000123", email="x@contoh.example") for row in paper.sheet.rows)
        paper = replace(paper, sheet=replace(paper.sheet, rows=rows), letterhead=None)
    if module in (badges, table_cards):
        rows = [replace(row, phone="081100000123", email="x@contoh.example") for row in paper.people]
        paper = replace(paper, people=rows)
    text = whole(module.render_pdf(paper))
    assert "0811" not in text
    assert "x@contoh.example" not in text
