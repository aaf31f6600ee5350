"""Scans are kept with their day, once, and come back byte for byte."""

import os

import pytest

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import attachments, events
from rakor_desktop.store import check

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
PDF = b"%PDF-1.4\n" + b"0" * 100


def names(workspace, session_uid):
    return [row.file_name for row in workspace.ask(attachments.attachments, session_uid)]


def test_a_scan_stays_with_its_day_and_comes_back_unchanged(workspace, event):
    first, second, _third = (day.uid for day in workspace.ask(events.days, event))
    uid = workspace.act(attachments.attach, first, "lembar 1.png", PNG)
    workspace.act(attachments.attach, first, "halaman.pdf", PDF)

    assert names(workspace, first) == ["halaman.pdf", "lembar 1.png"]
    assert names(workspace, second) == []
    assert workspace.ask(attachments.content, uid) == PNG


def test_the_same_file_is_kept_once(workspace, day):
    workspace.act(attachments.attach, day, "a.png", PNG)
    with pytest.raises(RakorError, match="sudah dilampirkan"):
        workspace.act(attachments.attach, day, "b.png", PNG)
    assert names(workspace, day) == ["a.png"]


@pytest.mark.parametrize("data", [b"", b"MZ\x90", b"<svg/>", b"GIF89a"])
def test_what_is_no_scan_is_refused(workspace, day, data):
    with pytest.raises(RakorError, match="PNG, JPEG, atau PDF"):
        workspace.act(attachments.attach, day, "virus.png", data)
    assert names(workspace, day) == []


def test_a_file_that_is_too_large_is_refused(workspace, day):
    with pytest.raises(RakorError, match="paling besar 25 MB"):
        workspace.act(attachments.attach, day, "besar.png", PNG + os.urandom(attachments.MOST_BYTES))


def test_taking_a_scan_off_can_be_undone(workspace, day):
    uid = workspace.act(attachments.attach, day, "a.png", PNG)
    workspace.act(attachments.detach, uid)
    assert names(workspace, day) == []

    workspace.undo()
    assert workspace.ask(attachments.content, uid) == PNG


def test_the_file_stays_sound_with_scans_in_it(workspace, day):
    workspace.act(attachments.attach, day, "a.png", PNG)
    assert workspace.ask(check.check).problems == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("lembar\n1.png", "lembar 1.png"),
        ("\u202efdp.png", "fdp.png"),
        ("a\0b.png", "ab.png"),
        ("x" * 999, "x" * 255),
    ],
)
def test_a_name_is_kept_as_one_line_that_reads_as_it_is(workspace, day, given, kept):
    workspace.act(attachments.attach, day, given, PNG)
    assert names(workspace, day) == [kept]
