from rakor_desktop.domain.regions import RegionKind
from rakor_desktop.services import files, regions


def test_the_file_knows_the_22_and_three_collective_places(workspace, event):
    found = workspace.ask(regions.regions)
    assert len(found) == 25
    assert [row.kind for row in found].count(RegionKind.KABUPATEN) == 21
    assert next(row for row in found if row.code == "53.20").name == "Kabupaten Sabu Raijua"


def test_printed_lists_have_the_22_first(workspace, event):
    codes = [row.code for row in workspace.ask(regions.by_rank)]
    assert codes[:22] == sorted(codes[:22])
    assert codes[21:] == ["53.71", "PROV", "PUSAT", "LAIN"]


def test_the_gazetteer_finds_a_region_of_the_file(workspace, event, region):
    assert workspace.ask(regions.gazetteer).find("TTS").region.uid == region("53.02")


def test_regions_are_put_into_a_file_once(workspace, event):
    before = workspace.ask(files.dump)
    workspace.act(regions.ensure, "Nusa Tenggara Timur")
    assert workspace.ask(files.dump) == before
