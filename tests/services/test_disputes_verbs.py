"""The verbs that settle something are those whose undoing is looked for when conflicts are listed."""

from rakor_desktop.domain.verbs import name_of
from rakor_desktop.services import disputes_doubles, disputes_settling
from rakor_desktop.sync.taken_back import LEAVE_RECORDS


def test_every_verb_that_leaves_a_record_is_known_by_its_name():
    verbs = [
        disputes_settling.choose,
        disputes_settling.choose_laptop,
        disputes_settling.write,
        disputes_settling.keep_both,
        disputes_settling.keep,
        disputes_settling.remove,
        disputes_doubles.join,
    ]

    assert all(name_of(verb).startswith(LEAVE_RECORDS) for verb in verbs)
