import datetime as dt

import pytest

from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.papers import Capacity, MinutesForm, PaperSettings, Sheet, SignatoryRole
from rakor_desktop.services import files, papers, settings

PNG = b"\x89PNG\r\n\x1a\n rest"
JPEG = b"\xff\xd8\xff rest"


def test_the_letterhead_is_the_owners_to_fill(workspace, event):
    assert workspace.ask(papers.letterhead, event).agency == ""
    workspace.act(
        papers.edit_letterhead, event, agency=" DINAS CONTOH ", address="Jalan Contoh 1", contact="-"
    )
    row = workspace.ask(papers.letterhead, event)
    assert (row.agency, row.address, row.contact) == ("DINAS CONTOH", "Jalan Contoh 1", "-")
    with pytest.raises(NotFoundError):
        workspace.ask(papers.letterhead, "nirgends")


@pytest.mark.parametrize("data", [PNG, JPEG])
def test_an_emblem_is_kept_with_the_file_and_can_be_taken_away(workspace, event, data):
    workspace.act(papers.put_emblem, event, data)
    assert workspace.ask(papers.letterhead, event).emblem == data
    assert workspace.ask(files.check).sound
    workspace.act(papers.put_emblem, event, b"")
    assert workspace.ask(papers.letterhead, event).emblem == b""


@pytest.mark.parametrize(
    ("data", "sentence"), [(b"GIF89a", "PNG atau JPEG"), (PNG + bytes(2_000_000), "paling besar 2 MB")]
)
def test_what_is_no_emblem_is_refused(workspace, event, data, sentence):
    with pytest.raises(RakorError, match=sentence):
        workspace.act(papers.put_emblem, event, data)


def test_the_same_emblem_is_stored_once(workspace, event):
    workspace.act(papers.put_emblem, event, PNG)
    workspace.act(papers.put_emblem, event, JPEG)
    workspace.act(papers.put_emblem, event, PNG)
    assert workspace.ask(files.dump).count('"sha256"') == 2


def test_signatories_stand_in_their_order_and_are_found_by_role(workspace, event):
    head = workspace.act(
        papers.add_signatory,
        event,
        role=SignatoryRole.HEAD,
        capacity=Capacity.PLT,
        job_title="KEPALA DINAS",
        prefix="Ir.",
        name="Yosef Contoh",
        suffix="M.T.",
    )
    notes = workspace.act(papers.add_signatory, event, role=SignatoryRole.NOTE_TAKER, name="Ani Contoh")
    found = workspace.ask(papers.signatories, event)
    assert [(row.uid, row.position) for row in found] == [(head, 1), (notes, 2)]
    assert (found[0].full_name, found[0].capacity) == ("Ir. Yosef Contoh, M.T.", Capacity.PLT)

    chair = (SignatoryRole.MEETING_CHAIR, SignatoryRole.HEAD)
    assert workspace.ask(papers.signatory_for, event, *chair).uid == head
    assert workspace.ask(papers.signatory_for, event, SignatoryRole.PPTK) is None

    workspace.act(papers.edit_signatory, notes, position=0, name="Ani B. Contoh")
    assert workspace.ask(papers.signatories, event)[0].name == "Ani B. Contoh"
    workspace.act(papers.remove_signatory, head)
    assert [row.uid for row in workspace.ask(papers.signatories, event)] == [notes]


def test_paper_settings_are_as_the_form_prescribes_until_changed(workspace, event):
    assert workspace.ask(papers.paper_settings, event) == PaperSettings()
    workspace.act(
        papers.edit_paper_settings,
        event,
        list_sheet=Sheet.F4,
        minutes_form=MinutesForm.NOTULEN_2009,
        margin_left=25,
        show_nip=False,
        acknowledged=True,
        number_hint="530/...",
    )
    found = workspace.ask(papers.paper_settings, event)
    assert (found.list_sheet, found.minutes_form, found.margin_left) == (
        Sheet.F4,
        MinutesForm.NOTULEN_2009,
        25,
    )
    assert (found.show_nip, found.acknowledged, found.number_hint) == (False, True, "530/...")
    assert found.text_sheet is Sheet.A4


@pytest.mark.parametrize(("name", "value"), [("margin_left", 5), ("body_size", 40), ("blank_rows", -1)])
def test_a_length_that_spoils_the_page_is_refused(workspace, event, name, value):
    with pytest.raises(RakorError, match="harus antara"):
        workspace.act(papers.edit_paper_settings, event, **{name: value})


def test_a_setting_no_paper_has_is_a_bug(workspace, event):
    with pytest.raises(TypeError):
        workspace.act(papers.edit_paper_settings, event, colour="red")


@pytest.mark.parametrize(("key", "text"), [("text_sheet", "A2"), ("margin_left", "lebar")])
def test_a_value_of_a_newer_program_falls_back_to_the_form(workspace, event, key, text):
    workspace.act(settings.put, f"paper.{key}", text, event)
    assert workspace.ask(papers.paper_settings, event) == PaperSettings()


def test_a_paper_has_no_number_until_the_register_gives_one(workspace, event):
    row = workspace.ask(papers.issue_of, event, "minutes")
    assert (row.number, row.status, row.date) == ("", "DRAFT", None)
    workspace.act(papers.edit_issue, event, "minutes", number="500.9/12", date=dt.date(2026, 4, 16))
    workspace.act(papers.edit_issue, event, "minutes", status="FINAL")
    row = workspace.ask(papers.issue_of, event, "minutes")
    assert (row.number, row.status, row.date) == ("500.9/12", "FINAL", dt.date(2026, 4, 16))
