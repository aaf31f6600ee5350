"""Name badges and table cards of one person, of some, of a group, of everybody."""

import pytest

from rakor_desktop.documents.card_data import BadgeSize, TableCardKind
from rakor_desktop.domain.attendance import Group, Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.privacy import Erasure
from rakor_desktop.services import attendance, events, invitations, printing, privacy
from rakor_desktop.store.schema import Attendee


def paper(workspace, event, key="tanda-pengenal", **options):
    return workspace.ask(printing.paper, event, key, **options)


@pytest.fixture
def people(invite):
    return [
        invite("Ani Contoh", "53.05"),
        invite("Budi Contoh", "53.71"),
        invite("Cici Contoh", "", role=Role.COMMITTEE),
    ]


def test_everybody_gets_a_badge_in_the_usual_size(workspace, event, people):
    data = paper(workspace, event)
    assert {row.uid for row in data.people} == set(people)
    assert (data.size, data.blanks) == (BadgeSize.CARD, 0)
    assert printing.file_name(data) == "tanda-pengenal-2026-04-14.pdf"


def test_a_group_some_or_one_get_theirs(workspace, event, people):
    committee = paper(workspace, event, group=Group.COMMITTEE, variant="a6")
    assert [row.uid for row in committee.people] == people[2:]
    assert printing.file_name(committee).startswith("tanda-pengenal-panitia-a6-")
    some = paper(workspace, event, people=(people[1], people[0], "no longer there"))
    assert {row.uid for row in some.people} == set(people[:2])
    one = paper(workspace, event, people=(people[1],))
    assert f"-{one.people[0].code.lower()}-" in printing.file_name(one)


def test_whose_data_were_removed_gets_no_card_but_keeps_the_line_on_the_list(workspace, event, people):
    person = workspace.ask(privacy.person_of, "Ani Contoh")
    workspace.act(privacy.redact, person, Erasure("Surat"))

    for key in ("tanda-pengenal", "papan-nama"):
        assert {row.uid for row in paper(workspace, event, key).people} == set(people[1:])
    assert people[0] in {row.uid for row in paper(workspace, event, "daftar-hadir").sheet.rows}


def test_only_empty_cards_can_be_printed_but_not_nothing(workspace, event, people):
    assert not paper(workspace, event, people=(), blanks=4).people
    assert len(paper(workspace, event, blanks=4).people) == 3
    with pytest.raises(RakorError, match="Pilih dahulu orangnya"):
        paper(workspace, event, people=())
    with pytest.raises(RakorError, match="Pilih dahulu orangnya"):
        paper(workspace, event, "papan-nama", people=())


def test_table_cards_are_of_people_or_of_places(workspace, event, people):
    assert paper(workspace, event, "papan-nama").kind is TableCardKind.PERSON
    places = paper(workspace, event, "papan-nama", variant="asal", group=Group.PARTICIPANTS)
    assert places.places == ["KABUPATEN ALOR", "KOTA KUPANG"]
    assert printing.file_name(places) == "papan-nama-peserta-asal-2026-04-14.pdf"


def test_who_was_never_given_a_code_has_one_and_it_checks_in(workspace, event, day, people):
    def forget(session):
        session.get(Attendee, people[0]).badge_code = ""

    workspace.act(forget)
    row = next(row for row in paper(workspace, event).people if row.uid == people[0])
    assert len(row.code) == 6
    assert workspace.act(attendance.check_in, event, day, row.code).uid == people[0]


def test_the_same_person_on_two_laptops_has_one_code(workspace, event, people):
    row = workspace.ask(attendance.people, event)[0]
    before = row.badge_code
    given = invitations.Invitation("Dodi Contoh", nip="198001012005011999")
    first = workspace.act(invitations.invite, event, given)
    code = next(row.code for row in workspace.ask(attendance.people, event) if row.uid == first)
    workspace.act(invitations.remove, [first])
    again = workspace.act(invitations.invite, event, given)
    assert next(row.code for row in workspace.ask(attendance.people, event) if row.uid == again) == code
    assert before == row.code
    assert workspace.ask(events.event, event).uid == event
