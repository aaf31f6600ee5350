"""What five laptops made of the example overlaps as it does in earnest."""

import pytest

from rakor_desktop.domain.merging import ConflictKind
from rakor_desktop.services import demo, demo_laptops, doubles, files
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.merging import merge


@pytest.fixture(scope="module")
def collected(template_file, tmp_path_factory):
    folder = tmp_path_factory.mktemp("laptops")
    path = folder / "demo.rakor"
    path.write_bytes(template_file.read_bytes())
    workspace = Workspace.open(path, actor="Sekretariat", label="S")
    event = demo.build(workspace)
    found = merge(workspace, demo_laptops.write(path, folder / "laptop"))
    yield workspace, event, found
    workspace.close()


def test_each_of_the_five_wrote_something_of_its_own(collected):
    _workspace, _event, found = collected

    assert [source.laptops for source in found.sources] == [["A"], ["B"], ["C"], ["D"], ["E"]]
    assert [source.path.name[-7:] for source in found.sources] == [f"{label}.rakor" for label in "ABCDE"]


def test_they_disagree_about_fields_and_about_a_deletion(collected):
    _workspace, _event, found = collected

    disputed = {(one.table, one.field, one.kind) for one in found.conflicts}

    assert {
        ("note", "response", ConflictKind.FIELD),
        ("issue", "proposed_solution", ConflictKind.FIELD),
        ("issue", "", ConflictKind.DELETION),
        ("programme", "budget_ceiling", ConflictKind.FIELD),
        ("attendee", "position", ConflictKind.FIELD),
    } <= disputed


def test_one_guest_came_twice(collected):
    workspace, event, _found = collected

    pairs = workspace.ask(doubles.unresolved, event)

    assert any("Dominikus" in one.first.name and "Dominikus" in one.second.name for one in pairs)
    assert workspace.ask(files.check).sound
