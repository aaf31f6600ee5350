"""Where somebody at the door comes from: two letters, and the list knows the rest."""

import pytest

from rakor_desktop.domain.attendance import AttendeeRow, Role
from rakor_desktop.domain.errors import AmbiguousError
from rakor_desktop.domain.names import split_name
from rakor_desktop.domain.ranks import suggest_level
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.services.places import Origin, Origins
from rakor_desktop.store import reference

GAZETTEER = Gazetteer(reference.regions())


def person(name, position="", organization="", code=""):
    region = GAZETTEER.with_code(code) if code else None
    kind = region.kind if region else None
    full = split_name(name)
    return AttendeeRow(
        name,
        f"person {name}",
        full.prefix,
        full.name,
        full.suffix,
        Role.PARTICIPANT,
        suggest_level(position, kind),
        position=position,
        organization=organization,
        region_uid=region.uid if region else None,
        region_code=code,
        region=region.name if region else "",
    )


@pytest.fixture
def origins():
    belu = "Dinas Perindustrian dan Perdagangan Kabupaten Belu"
    return Origins(
        [
            person("Drs. Ani Contoh", "Kepala Dinas Perindustrian", belu, "53.04"),
            person("Budi Contoh", "Kepala Bidang Perindustrian", belu, "53.04"),
            person("Citra Contoh", "Sekretaris Dinas", "Dinas Koperasi Kabupaten Alor", "53.05"),
            person("Dodi Contoh", "Camat", "Kecamatan Contoh Alor", "53.05"),
            person("Eka Contoh", "Manajer", "Bank Indonesia"),
        ],
        GAZETTEER,
    )


def labels(found):
    return [origin.label for origin in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("be", "Kabupaten Belu"),
        ("tts", "Kabupaten Timor Tengah Selatan"),
        ("sbd", "Kabupaten Sumba Barat Daya"),
        ("manggarai b", "Kabupaten Manggarai Barat"),
        ("bi", "Bank Indonesia"),
        ("bank in", "Bank Indonesia"),
        ("disperindag", "Dinas Perindustrian dan Perdagangan Kabupaten Belu"),
        ("lembatta", "Kabupaten Lembata"),
    ],
)
def test_two_letters_are_enough(origins, typed, first):
    assert labels(origins.find(typed))[0] == first


@pytest.mark.parametrize("typed", ["", "b", " ", "."])
def test_one_is_not(origins, typed):
    assert origins.find(typed) == []


def test_of_a_region_that_sends_one_institution_both_are_known(origins):
    meant = origins.meant("belu")
    assert (meant.region.name, meant.organization) == (
        "Kabupaten Belu",
        "Dinas Perindustrian dan Perdagangan Kabupaten Belu",
    )
    assert origins.meant("alor").organization == ""
    assert origins.meant("ende") == Origin(GAZETTEER.with_code("53.08"))


def test_what_could_be_two_places_is_asked_back(origins):
    with pytest.raises(AmbiguousError, match="Kota Kupang"):
        origins.meant("kupang")


def test_an_institution_not_heard_of_is_taken_as_it_is_written(origins):
    assert origins.meant("  Koperasi  Tenun ") == Origin(organization="Koperasi Tenun")
    assert origins.meant("") == Origin()


def test_the_role_follows_the_place(origins):
    assert origins.meant("belu").role is Role.PARTICIPANT
    assert origins.meant("Bank Indonesia").role is Role.GUEST
    assert Origin().role is Role.GUEST


def test_offices_of_the_place_come_first_and_never_that_of_a_head_who_is_invited(origins):
    offices = origins.offices(origins.meant("belu"))
    assert offices[0] == "Kepala Bidang Perindustrian"
    assert "Kepala Dinas Perindustrian" not in offices
    assert origins.offices(origins.meant("belu"), "tenaga") == ["Tenaga Penyuluh Lapangan"]


def test_heads_who_can_be_stood_for_are_those_of_the_place(origins):
    assert origins.heads(origins.meant("belu")) == [("Kepala Dinas Perindustrian", "Drs. Ani Contoh")]
    assert origins.heads(origins.meant("ende")) == [("Kepala Dinas", "")]
    assert origins.heads(origins.meant("belu"), "ani") == [("Kepala Dinas Perindustrian", "Drs. Ani Contoh")]


def test_nobody_stands_for_themselves(origins):
    assert origins.heads(origins.meant("belu"), but="Drs. Ani Contoh") == []
    assert origins.heads(origins.meant("belu"), but="Budi Contoh") == [
        ("Kepala Dinas Perindustrian", "Drs. Ani Contoh")
    ]
