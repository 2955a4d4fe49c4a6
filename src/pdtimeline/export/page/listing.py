"""The list of events, and the references at the end of the page: what is read without the script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pdtimeline.export.page.card import article, dispute_body, waiting
from pdtimeline.export.page.contents import Contents, records
from pdtimeline.export.page.markup import isolated, line, listed, paragraphs
from pdtimeline.export.page.outline import Outline, Part
from pdtimeline.query.lookup import called


def event_list(outline: Outline, contents: Contents) -> Iterator[str]:
    """The events below their headings."""
    for title, parts in outline:
        yield f'<section class="grp"><h2>{line(title)}</h2>\n'
        for part in parts:
            yield f'<div class="sub">{_heading(part, title, contents)}<div>\n'
            for number in part.numbers:
                yield article(contents.events[number], contents)
            yield "</div></div>\n"
        yield "</section>\n"


def _heading(part: Part, above: str, contents: Contents) -> str:
    """The heading of a part; one that says nothing new is for screen readers alone."""
    if not part.heading:
        return f'<h3 class="vh">{line(above)}</h3>'
    gate = contents.gate("episodes", contents.codes[part.place]) if part.title or part.date else 0
    title = f" {isolated(part.title)}" if part.title else ""
    date = f" <small>{line(part.date)}</small>" if part.date else ""
    more = f"<span{waiting(gate, part.place)}>{title}{date}</span>" if title or date else ""
    return f"<h3>{line(part.heading)}{more}</h3>"


class Kind(NamedTuple):
    """A kind of record among the references: its section, heading, and how a record is described."""

    section: str
    title: str
    letter: str
    describe: Callable[[Any, Contents], str]


def references(contents: Contents) -> Iterator[str]:
    """Characters, arcs, places, and disputes."""
    for kind in KINDS:
        kept = records(contents, kind.section)
        gates = {id_: contents.gate(kind.section, id_) for id_ in kept}
        if kept:
            yield f'<details data-g="{min(gates.values())}"><summary>{kind.title}</summary>'
            yield '<div class="cols">\n'
        for id_, record in kept.items():
            body = kind.describe(record, contents)
            yield f'<div id="{kind.letter}-{id_}" data-g="{gates[id_]}">{body}</div>\n'
        if kept:
            yield "</div></details>\n"


def _character(character: Any, contents: Contents) -> str:
    """Name, who portrays the character, and about."""
    base = contents.gate("characters", character.id)
    people = [(contents.who_gate(id_), contents.name(id_)) for id_ in character.portrayed_by]
    names = listed(f"<span{waiting(gate, base)}>{isolated(name)}</span>" for gate, name in people)
    gate = min((gate for gate, _ in people), default=0)
    played = f"<small{waiting(gate, base)}> ({names})</small>" if people else ""
    return f"<b>{isolated(character.name)}</b>{played}{_about(character)}"


def _titled(record: Any, _: Contents) -> str:
    return f"<b>{isolated(called(record))}</b>{_about(record)}"


def _about(record: Any) -> str:
    return f'<p dir="auto">{paragraphs(record.about)}</p>' if record.about else ""


def _dispute(dispute: Any, contents: Contents) -> str:
    base = contents.gate("disputes", dispute.id)
    return f"<b>{isolated(dispute.question)}</b>{dispute_body(dispute, base, contents)}"


KINDS = (
    Kind("characters", "Characters", "c", _character),
    Kind("arcs", "Arcs", "a", _titled),
    Kind("places", "Places", "p", _titled),
    Kind("disputes", "Disputes", "d", _dispute),
)
