"""The persons of a file, whoever invites them: one for each number of a civil servant."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.ids import natural_uid, new_uid
from rakor_desktop.store.schema import Person

_AT_ONCE = 400


class Persons:
    """The persons of the file who carry one of a few numbers, read at once."""

    def __init__(self, session: Session, numbers: Iterable[str]) -> None:
        self._session = session
        sought = [number for number in numbers if number]
        persons: list[Person] = []
        for start in range(0, len(sought), _AT_ONCE):
            some = sought[start : start + _AT_ONCE]
            uids = [natural_uid("person", number) for number in some]
            persons += session.scalars(select(Person).where(Person.nip.in_(some) | Person.uid.in_(uids)))
        persons.sort(key=lambda person: person.uid, reverse=True)
        self._by_uid = {person.uid: person for person in persons}
        self._by_number = {person.nip: person for person in persons}

    def numbered(self, number: str) -> Person:
        """Return who carries this number, or somebody new."""
        uid = natural_uid("person", number) if number else new_uid()
        person = self._by_uid.get(uid)
        if number and (person is None or person.nip != number):
            # A NIP that was corrected since leaves its owner under the key of the wrong one.
            uid, person = (uid if person is None else new_uid()), self._by_number.get(number)
        if person is None:
            person = Person(uid=uid)
            self._session.add(person)
        if number:
            self._by_uid[person.uid] = self._by_number[number] = person
        return person
