import errno
import os

import pytest

from rakor_desktop.domain.errors import because


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "tidak ditemukan"),
        (errno.EACCES, "tidak diizinkan"),
        (errno.EEXIST, "sudah ada"),
        (errno.EISDIR, "itu sebuah folder"),
        (errno.ENOSPC, "diska penuh"),
    ],
)
def test_what_the_system_says_is_told_in_the_words_of_the_screen(number, said):
    assert because(OSError(number, os.strerror(number))) == said


def test_a_reason_without_words_of_ours_is_told_as_it_is():
    assert because(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert because(OSError("apa adanya")) == "apa adanya"
