from uuid import UUID

from rakor_desktop.domain.ids import natural_uid, new_uid


def test_a_new_thing_gets_a_random_key():
    assert UUID(new_uid()).version == 4
    assert new_uid() != new_uid()


def test_two_laptops_give_the_same_thing_the_same_key():
    assert natural_uid("region:53.05") == natural_uid("region:53.05")
    assert UUID(natural_uid("region:53.05")).version == 5


def test_keys_in_files_that_people_have_never_change():
    assert natural_uid("region:53.05") == "84f2d800-d8eb-5aeb-bdcd-86d939d971d4"
    assert natural_uid("mark", "a", "b") == "9d855dd9-93ec-5781-8c4a-4179235ebe90"


def test_parts_do_not_run_into_each_other():
    assert natural_uid("ab", "c") != natural_uid("a", "bc") != natural_uid("abc")
