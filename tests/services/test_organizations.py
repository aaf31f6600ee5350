import pytest

from rakor_desktop.domain.attendance import OrganizationKind
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import invitations, organizations


@pytest.fixture
def agency(workspace, invite):
    invite("Ani", "53.05", organization="Dinas A")
    return workspace.ask(organizations.organizations)[0].uid


def test_a_renamed_institution_is_renamed_for_all_its_people(workspace, agency, invite, person):
    uid = invite("Budi", "53.05", organization="Dinas A")
    workspace.act(organizations.edit, agency, name="Dinas B", kind=OrganizationKind.OTHER)
    assert person(uid).organization == "Dinas B"
    assert workspace.ask(organizations.organizations)[0].kind is OrganizationKind.OTHER


def test_the_old_name_of_a_renamed_institution_means_another_one(workspace, agency, invite, person):
    workspace.act(organizations.edit, agency, name="Dinas B")
    assert person(invite("Budi", "53.05", organization="Dinas A")).organization == "Dinas A"


def test_the_new_name_of_a_renamed_institution_means_the_same_one(workspace, agency, invite, person):
    workspace.act(organizations.edit, agency, name="Dinas B")
    assert person(invite("Budi", "53.05", organization="dinas b")).organization_uid == agency
    assert len(workspace.ask(organizations.organizations)) == 1


def test_capital_letters_are_corrected_for_all_by_correcting_them_at_one(workspace, agency, invite, person):
    uid, other = (invite(name, "53.05", organization="DINAS A") for name in ("Budi", "Citra"))
    assert person(uid).organization == "Dinas A"
    workspace.act(invitations.edit, uid, organization="DINAS A")
    assert [person(each).organization for each in (uid, other)] == ["DINAS A"] * 2
    assert len(workspace.ask(organizations.organizations)) == 1
    workspace.undo()
    assert person(other).organization == "Dinas A"


def test_an_institution_without_a_name_is_refused(workspace, agency):
    with pytest.raises(RakorError, match="Nama instansi wajib diisi"):
        workspace.act(organizations.edit, agency, name=" ")


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("Kementerian Perindustrian", None, OrganizationKind.MINISTRY),
        ("Direktorat IKM", "PUSAT", OrganizationKind.MINISTRY),
        ("Dinas Perindustrian", "53.71", OrganizationKind.REGIONAL_AGENCY),
        ("Dinas Perindustrian", "PROV", OrganizationKind.PROVINCIAL_AGENCY),
        ("Bank NTT", None, OrganizationKind.AGENCY),
        ("Bank NTT", "LAIN", OrganizationKind.AGENCY),
    ],
)
def test_the_kind_follows_from_name_and_place(workspace, invite, name, code, kind):
    invite("Ani", code, organization=name)
    (row,) = workspace.ask(organizations.organizations)
    assert row.kind is kind
