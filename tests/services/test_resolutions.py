import pytest

from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.minutes import ResolutionKind
from rakor_desktop.services import files, resolutions

CONCLUSION, AGREEMENT = ResolutionKind.CONCLUSION, ResolutionKind.AGREEMENT


@pytest.fixture
def add(workspace, event):
    return lambda text, section="", kind=CONCLUSION: workspace.act(
        resolutions.add, event, kind, text, section
    )


@pytest.fixture
def texts(workspace, event):
    return lambda kind=None: [row.text for row in workspace.ask(resolutions.resolutions, event, kind)]


def test_conclusions_come_before_agreements_and_sections_stay_together(add, texts):
    add("setuju", kind=AGREEMENT)
    add("a1", "A")
    add("b1", "B")
    add("a2", "A")
    assert texts() == ["a1", "a2", "b1", "setuju"]
    assert texts(AGREEMENT) == ["setuju"]


def test_a_sentence_says_something(workspace, add, texts):
    with pytest.raises(RakorError, match="wajib diisi"):
        add(" ")
    uid = add("a")
    with pytest.raises(RakorError, match="wajib diisi"):
        workspace.act(resolutions.edit, uid, text="")
    with pytest.raises(NotFoundError):
        workspace.act(resolutions.add, "nirgends", CONCLUSION, "a")
    assert texts() == ["a"]


def test_a_sentence_is_changed_and_changes_sides(workspace, add, texts):
    uid = add("a")
    workspace.act(resolutions.edit, uid, text=" b ", kind=AGREEMENT, section="X")
    assert (texts(CONCLUSION), texts(AGREEMENT)) == ([], ["b"])


def test_a_sentence_moves_within_its_section(workspace, add, texts):
    uids = {
        text: add(text, section) for text, section in (("a1", "A"), ("b1", "B"), ("a2", "A"), ("b2", "B"))
    }
    workspace.act(resolutions.move, uids["b2"], 1)
    assert texts() == ["a1", "a2", "b2", "b1"]
    workspace.act(resolutions.move, uids["a1"], 9)
    assert texts() == ["a2", "a1", "b2", "b1"]
    workspace.act(resolutions.move, uids["a1"], -3)
    assert texts() == ["a1", "a2", "b2", "b1"]
    add("b3", "B")
    assert texts() == ["a1", "a2", "b2", "b1", "b3"]


def test_sentences_are_removed_and_come_back(workspace, add, texts):
    uids = [add("a"), add("b"), add("c")]
    before = workspace.ask(files.dump)
    workspace.act(resolutions.remove, *uids[:2])
    assert texts() == ["c"]
    workspace.undo()
    assert workspace.ask(files.dump) == before


def test_the_usual_sections_are_suggested_with_those_in_use(workspace, event, add):
    add("a", "Lain-lain")
    add("b", "Tindak Lanjut")
    assert workspace.ask(resolutions.sections, event) == [
        "Evaluasi Pelaksanaan Program Tahun 2026",
        "Permasalahan dan Kendala",
        "Program Prioritas Tahun 2027",
        "Tindak Lanjut",
        "Lain-lain",
    ]
