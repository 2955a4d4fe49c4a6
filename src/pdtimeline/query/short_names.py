"""What lists call somebody: one short name for each, that nobody else in the timeline has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from pdtimeline.model.folding import fold
from pdtimeline.model.records import Character, Person
from pdtimeline.query.lookup import names_of

_WORD = r"[^\W\d_](?:[^\W\d_]|['\u2019-])*"
_PLAIN_NAME = re.compile(f"{_WORD}(?: {_WORD})?")


def short_names(records: Mapping[str, Character | Person]) -> dict[str, str]:
    """For each ID the short name: the first of these that is clear.

    The `short` of the record; the last word of a name of one or two plain words (`Jay Halstead`, but not
    `Elizabeth II`), when no other name ends in it; the shortest alias that nobody else has and that is
    shorter than the name; the whole name. Only the records given are compared, so that what a horizon
    hides has no influence.
    """
    people = tuple(records.values())
    given = Counter(fold(person.short) for person in people if person.short)
    endings = Counter(_ending(person) for person in people)
    names = Counter(name for person in people for name in set(map(fold, names_of(person))))

    def is_clear(alias: str, person: Character | Person) -> bool:
        folded = fold(alias)
        others = endings[folded] - (_ending(person) == folded)
        return names[folded] == 1 and not others and len(alias) < len(person.name)

    def short_name(person: Character | Person) -> str:
        if person.short and given[fold(person.short)] == 1:
            return person.short
        last = _last_word(person.name)
        if last and endings[fold(last)] == 1 and not given[fold(last)]:
            return last
        clear = [alias for alias in person.aliases if is_clear(alias, person)]
        return min(clear, key=len, default=person.name)

    return {person.id: short_name(person) for person in people}


def _ending(person: Character | Person) -> str:
    """The last word of the name, whatever it is."""
    return fold(person.name).rpartition(" ")[2]


def _last_word(name: str) -> str:
    """The last word of a name of one or two plain words; empty for any other name.

    A plain word is of letters, begins with a capital, and is no number or initials (`II`, `JR`).
    """
    if not _PLAIN_NAME.fullmatch(name):
        return ""
    words = name.split()
    are_plain = all(word[0].isupper() and not word.isupper() for word in words)
    return words[-1] if are_plain else ""
