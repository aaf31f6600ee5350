from dataclasses import replace

import samples
from reading import pages

from rakor_desktop.documents import page
from rakor_desktop.documents.signature import ROOM_TO_SIGN, Block, Signatures
from rakor_desktop.domain.papers import Capacity, PaperSettings, Sheet

LAYOUT = page.Layout(PaperSettings(), Sheet.A4)
HEAD = replace(samples.HEAD, job_title="Kepala Dinas Perindustrian dan Perdagangan")


def signed(right, left=None):
    text = pages(page.render("Uji", [Signatures(right, left, LAYOUT.width, 11)], LAYOUT))[0]
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_an_acting_head_signs_with_his_capacity_before_the_title():
    assert signed(Block(HEAD, ("Kupang, 16 April 2026",))) == [
        "Kupang, 16 April 2026",
        "Plt. KEPALA DINAS PERINDUSTRIAN DAN",
        "PERDAGANGAN,",
        "Drs. Yosef Contoh Pertama, M.Si.",
        "Pembina Utama Muda (IV/c)",
        "NIP 19800101 200501 1 999",
    ]


def test_titles_before_and_after_a_name_are_never_put_in_capitals():
    assert "DRS." not in " ".join(signed(Block(HEAD)))
    assert "M.SI." not in " ".join(signed(Block(HEAD)))


def test_on_behalf_of_somebody():
    secretary = replace(
        HEAD, capacity=Capacity.DEFINITIVE, on_behalf_of="Kepala Dinas", job_title="Sekretaris"
    )
    assert signed(Block(secretary))[:2] == ["a.n. KEPALA DINAS", "SEKRETARIS,"]


def test_under_the_direction_of_the_one_between():
    division = replace(
        HEAD,
        capacity=Capacity.DEFINITIVE,
        on_behalf_of="Kepala Dinas",
        under_direction="Sekretaris",
        job_title="Kepala Bidang Perindustrian",
    )
    assert signed(Block(division))[:4] == [
        "a.n. KEPALA DINAS",
        "SEKRETARIS",
        "u.b.",
        "KEPALA BIDANG PERINDUSTRIAN,",
    ]


def test_plh_and_pj():
    for capacity, written in ((Capacity.PLH, "Plh. BUPATI,"), (Capacity.PJ, "Pj. BUPATI,")):
        assert signed(Block(replace(HEAD, capacity=capacity, job_title="Bupati")))[0] == written


def test_a_capacity_typed_into_the_title_comes_once_and_in_small_letters():
    typed = replace(HEAD, job_title="Plt. Kepala Dinas", on_behalf_of="")
    assert signed(Block(typed))[0] == "Plt. KEPALA DINAS,"
    assert signed(Block(replace(typed, capacity=Capacity.DEFINITIVE)))[0] == "Plt. KEPALA DINAS,"
    assert signed(Block(replace(typed, on_behalf_of="a.n. Bupati")))[:2] == [
        "a.n. BUPATI",
        "Plt. KEPALA DINAS,",
    ]


def test_who_has_no_nip_gets_no_empty_line_for_it():
    assert not any(line.startswith("NIP") for line in signed(Block(replace(HEAD, nip=""))))


def test_a_grade_without_a_rank_says_what_it_is():
    assert "Golongan IX" in signed(Block(replace(HEAD, rank="", grade="IX")))
    assert "Pembina Utama Muda" in signed(Block(replace(HEAD, grade="")))


def test_an_unknown_signer_gets_a_dotted_line():
    assert signed(Block(title="Ketua Panitia"))[0] == "Ketua Panitia,"
    assert set(signed(Block(title="Ketua Panitia"))[1]) == {"."}


def test_there_is_room_to_sign_also_under_the_longer_of_two_titles():
    assert ROOM_TO_SIGN >= 20 / 25.4 * 72
    row = Signatures(
        Block(HEAD, ("Kupang, 16 April 2026",)), Block(title="Notulis", name="Maria"), LAYOUT.width, 11
    )
    tops = [len(top) for _x, top, _bottom in row._blocks]
    assert row._name_at - max(tops) * row._leading >= ROOM_TO_SIGN


def test_a_long_job_title_stays_whole():
    title = (
        "Kepala Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian, Perdagangan, Transmigrasi, "
        "dan Tenaga Kerja Kabupaten Sumba Barat Daya"
    )
    text = " ".join(signed(Block(replace(HEAD, job_title=title))))
    assert f"Plt. {title.upper()}," in text


def test_a_very_long_name_and_title_stay_inside_the_block():
    endless = replace(HEAD, name="Contoh" * 2000, job_title="Kepala " * 500, rank="Pembina " * 300)
    endless = replace(endless, on_behalf_of="Bupati " * 500, under_direction="Sekretaris " * 500)
    row = Signatures(Block(endless), Block(endless), LAYOUT.width, 11)
    assert row.height < 400
    assert len(pages(page.render("Uji", [row], LAYOUT))) == 1
