"""A region is read out of the name of an agency only where nothing else can be meant."""

import pytest

from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.exchange.places import agency_region
from rakor_desktop.store import reference

GAZETTEER = Gazetteer(reference.regions())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dinas Perindustrian Kabupaten Belu", "53.04"),
        ("Disperindag Kab. Sumba Barat Daya", "53.18"),
        ("Dinas Perindustrian Kabupaten Timor Tengah Selatan", "53.02"),
        ("Dinas Perindag Kota Kupang", "53.71"),
        ("Dinas Perindag Kab. Kupang", "53.01"),
        ("PEMERINTAH KABUPATEN TTS", "53.02"),
        ("Disperindag Prov. NTT", "PROV"),
        ("Direktorat Jenderal IKMA, Kementerian Perindustrian RI", "PUSAT"),
        ("Dinas Perindag Kupang", None),
        ("Dinas Perindag Belu", None),
        ("Dinas Kabupaten Atlantis", None),
        ("Dinas Kab/Kota se-NTT", None),
        ("Kementerian Keuangan", None),
        ("Bank Contoh Cabang Kota Kupang", None),
        ("Dinas Kabupaten Belu dan Dinas Kabupaten Alor", None),
        ("", None),
    ],
)
def test_the_region_of_an_agency(text, code):
    found = agency_region(text, GAZETTEER)
    assert (found and found.code) == code
