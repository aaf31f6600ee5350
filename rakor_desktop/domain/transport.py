"""What carries a file from one laptop to another: keys, parcels, and what is refused about them."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.domain.errors import ForeignFileError, RakorError

PARCEL = ".age"
"""What the name of an encrypted file ends with."""
PUBLIC = "age1"
"""What a public key begins with."""
SHORTEST_PASSPHRASE = 8
_HEAD, _TAIL = 10, 6


class WrongKeyError(ForeignFileError):
    """A parcel cannot be opened with this key: it was closed for another one, or it is damaged."""


class WrongPassphraseError(RakorError):
    """The passphrase does not open the key."""


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """Which key parcels are closed for, and whether this laptop can open them."""

    wanted: str
    """The public half that the file names; empty if none."""
    own: str
    """The public half of the key that this laptop holds; empty if none."""

    @property
    def opens(self) -> bool:
        """Whether this laptop holds the private half of what the file names."""
        return bool(self.wanted) and self.wanted == self.own


def short(key: str) -> str:
    """Return a key in so few letters that two people can compare it: ``age1hm2yvy…fw9w``."""
    return key if len(key) <= _HEAD + _TAIL else f"{key[:_HEAD]}…{key[-_TAIL:]}"
