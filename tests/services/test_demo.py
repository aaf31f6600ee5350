"""The example is the meeting the papers were designed for, whole, synthetic and the same every time."""

import json
import re
import time

import pytest

from rakor_desktop.domain.attendance import Group, Presence
from rakor_desktop.domain.nip import check
from rakor_desktop.domain.papers import Capacity
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.services import (
    agenda,
    arrivals,
    attendance,
    demo,
    events,
    files,
    follow_ups,
    issues,
    notes,
    papers,
    programmes,
    resolutions,
)
from rakor_desktop.store.workspace import Workspace


@pytest.fixture(scope="module")
def built(template_file, tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.rakor"
    path.write_bytes(template_file.read_bytes())
    workspace = Workspace.open(path, actor="Uji")
    workspace.event = demo.build(workspace)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def people(built):
    return built.ask(attendance.people, built.event)


def test_sixty_people_in_their_groups(people):
    count = {group: sum(row.group is group for row in people) for group in Group}
    assert count == {Group.PARTICIPANTS: 44, Group.SPEAKERS: 5, Group.COMMITTEE: 10, Group.GUESTS: 1}


def test_three_regions_are_absent_and_38_participants_came(built, people):
    board = built.ask(arrivals.board, built.event)
    assert board.arrived == 19
    assert tuple(region.code for region in board.missing) == demo.ABSENT_REGIONS
    assert sum(row.came for row in people if row.group is Group.PARTICIPANTS) == 38


def test_one_second_person_misses_the_third_day(built, people):
    first, _second, third = built.ask(events.days, built.event)
    gone = [
        row.region
        for row in people
        if row.group is Group.PARTICIPANTS
        and row.came
        and row.mark_at(first.uid).presence is Presence.PRESENT
        and row.mark_at(third.uid).presence is not Presence.PRESENT
    ]
    assert gone == ["Kabupaten Alor"]


def test_nobody_in_it_exists(people):
    assert all("Contoh" in row.name for row in people)
    assert len({row.name for row in people}) == 60
    assert all(re.fullmatch(r"0811-0000-0\d{3}", row.phone) for row in people if row.phone)
    numbers = [row.nip for row in people if row.nip]
    assert len(numbers) == len(set(numbers)) > 40
    assert all(number.endswith("999") and not check(number).errors for number in numbers)


def test_every_part_of_the_program_has_something_to_show(built):
    event = built.event
    assert 15 <= len(built.ask(notes.notes, event)) <= 25
    assert 15 <= len(built.ask(issues.inventory, event).issues) <= 30
    assert len(built.ask(programmes.matrix, event, ProgrammeKind.CURRENT).rows) >= 25
    assert len(built.ask(programmes.matrix, event, ProgrammeKind.PLAN).rows) >= 25
    assert len(built.ask(resolutions.resolutions, event)) >= 10
    assert len(built.ask(follow_ups.follow_ups, event)) >= 8
    assert len(built.ask(agenda.agenda, event).items) >= 15
    held = built.ask(events.event, event)
    assert all((held.legal_basis, held.purposes, held.objectives, held.expected_outputs, held.theme))


def test_silence_and_having_no_problems_are_two_things(built):
    inventory = built.ask(issues.inventory, built.event)
    assert [region.code for region in inventory.silent] == ["53.03", "53.12"]
    none = [group.region.code for group in inventory.groups if group.submission.name == "CONFIRMED_NONE"]
    assert none == list(demo.WITHOUT_ISSUES)


def test_some_ceilings_are_unknown_and_known_codes_have_their_names(built):
    rows = built.ask(programmes.matrix, built.event, ProgrammeKind.CURRENT).rows
    assert any(row.budget_ceiling is None for row in rows)
    assert all(row.sub_activity for row in rows)
    assert all(row.programme for row in rows if row.code)


def test_somebody_signs_as_acting_head_and_somebody_on_behalf(built):
    signatories = built.ask(papers.signatories, built.event)
    assert any(row.capacity is Capacity.PLT for row in signatories)
    assert any(row.on_behalf_of for row in signatories)
    assert built.ask(papers.letterhead, built.event).address.startswith("Jalan Contoh")


def test_what_was_concluded_agrees_with_what_was_listed(built):
    listed = [issue.category for issue in built.ask(issues.inventory, built.event).issues]
    most = {category for category in listed if listed.count(category) == max(map(listed.count, listed))}
    told = next(
        row.text for row in built.ask(resolutions.resolutions, built.event) if "paling banyak" in row.text
    )
    words = {
        "BAHAN_BAKU": "bahan baku",
        "PERALATAN": "peralatan",
        "PEMASARAN": "pemasaran",
        "KEMASAN_MEREK": "kemasan dan merek",
        "SERTIFIKASI": "sertifikasi",
        "SENTRA": "sentra",
    }
    assert {category.value for category in most} == words.keys()
    assert all(word in told for word in words.values())


def test_everybody_who_signs_is_somebody_on_the_list(built, people):
    known = {(row.full_name, row.nip, row.rank, row.grade) for row in people}
    signing = built.ask(papers.signatories, built.event)
    assert {(row.full_name, row.nip, row.rank, row.grade) for row in signing} <= known


def test_no_name_is_abbreviated_in_what_is_printed(built):
    event = built.event
    texts = [
        *(row.responsible for row in built.ask(issues.inventory, event).issues),
        *(row.responsible for row in built.ask(follow_ups.follow_ups, event)),
        *(row.responsible for row in built.ask(notes.notes, event)),
    ]
    assert not any(re.search(r"\b(TTS|TTU|Kab\.|SBD)", text) for text in texts)


def test_nothing_about_it_is_wrong(built):
    event = built.event
    assert [f.sentence for f in built.ask(agenda.findings, event) if f.severity == "error"] == []
    assert [f for f in built.ask(issues.findings, event) if f.severity == "error"] == []
    for kind in ProgrammeKind:
        assert [f for f in built.ask(programmes.findings, event, kind) if f.severity == "error"] == []
    assert built.ask(files.check).sound


def test_it_is_made_in_few_actions(built):
    names = [one.name for one in built.ask(files.history)]
    assert names == [
        "demo.conclude",
        "demo.plan_programmes",
        "demo.inventory",
        "demo.hold",
        "demo.invite",
        "demo.set_up",
    ]


def test_its_text_is_the_same_every_time(built, workspace):
    demo.build(workspace)

    def text(opened):
        tables = json.loads(opened.ask(files.dump))["tables"]
        chance = {"badge_code", "at", "written_at", "value", "scope"}
        return sorted(
            json.dumps({k: v for k, v in row.items() if k not in chance and not k.endswith("uid")})
            for rows in tables.values()
            for row in rows
        )

    assert text(workspace) == text(built)


def test_it_is_made_quickly(workspace):
    begun = time.process_time()
    demo.build(workspace)
    assert time.process_time() - begun < 3.0, "meant to take less than 1.5 s of the processor"
