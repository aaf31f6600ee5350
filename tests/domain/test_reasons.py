import pytest

from rakor_desktop.domain import reasons
from rakor_desktop.domain.errors import RakorError


@pytest.mark.parametrize(
    "text",
    [
        "Sakit",
        "izin karena anak sakit",
        "SAKIT GIGI",
        "demam tinggi",
        "Opname",
        "rawat inap di RSUD",
        "menjaga ibu di rumah sakit",
        "kontrol ke dokter",
        "surat dokter terlampir",
        "alasan kesehatan",
        "cuti melahirkan",
        "positif Covid-19",
        "tipes",
        "menjalani operasi",
        "sick leave",
    ],
)
def test_what_speaks_of_health_is_refused_with_what_to_write_instead(text):
    with pytest.raises(RakorError, match="Alasan kesehatan tidak dicatat; tulis “berhalangan”"):
        reasons.reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dinas luar",
        "Berhalangan",
        "Rapat di Dinas Kesehatan",
        "stok opname gudang",
        "operasi pasar menjelang Natal",
        "pameran alat kesehatan",
        "Jadwal kapal/pesawat",
        "jantung kota ditutup",
        "ilustrasi dan desain kemasan",
        *reasons.EXAMPLES,
    ],
)
def test_work_is_no_illness(text):
    assert reasons.reason(text) == text


def test_a_reason_is_one_line_and_short():
    assert reasons.reason("  dinas \n luar ") == "dinas luar"
    assert reasons.reason("") == ""
    with pytest.raises(RakorError, match="201 huruf, paling banyak 200"):
        reasons.reason("a" * 201)
