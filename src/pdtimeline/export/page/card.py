"""One event as the page has it: a line of the list, with everything that its card shows.

What may be seen later than its event carries its gate in `data-g`, by which the script hides it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pdtimeline.export.page.contents import Contents
from pdtimeline.export.page.markup import isolated, line, linked, listed, paragraphs
from pdtimeline.export.page.words import long_date, marked_date, short_date
from pdtimeline.model.addresses import host_of
from pdtimeline.model.records import Dispute, Event
from pdtimeline.query.lookup import called


class Item(NamedTuple):
    """A piece of markup, and the gate from which on it may be seen."""

    markup: str
    gate: int = 0


AROUND = {
    "li": ("<dd><ul>", "</ul></dd>"),
    "span": ('<dd class="cs">', "</dd>"),
    "details": ("<dd>", "</dd>"),
    "small": ("<dd>", "</dd>"),
}
"""What stands around the items of a fact, by their tag: below each other, or with commas between."""


def article(event: Event, contents: Contents) -> str:
    """The event, as an article: title, a line of who and when, summary, and facts."""
    summary = f'<p class="sum" dir="auto">{paragraphs(event.summary)}</p>' if event.summary else ""
    return (
        f'<article class="ev" id="e-{event.id}" data-i="{contents.numbers[event.id]}">'
        f'<h4><a href="#e-{event.id}">{isolated(event.title)}</a></h4>'
        f'<p class="who">{_who_line(event, contents)}</p>'
        f'<p class="kick ds">{_kicker(event, contents)}</p>{summary}'
        f'<dl class="facts">{"".join(_facts(event, contents))}</dl></article>\n'
    )


def waiting(gate: int, base: int) -> str:
    """The attribute of what waits longer than what it stands in; empty if it does not."""
    return f' data-g="{gate}"' if gate > base else ""


def _who_line(event: Event, contents: Contents) -> str:
    who = dict.fromkeys((*event.characters, *event.people, *event.born, *event.died))
    parts = ['<span class="tag">Production</span>'] if event.track == "production" else []
    if who:
        base = contents.event_gate(event)
        names = (
            _waiting("span", line(contents.name(id_)), contents.who_gate(id_), base) for id_ in who
        )
        parts.append(listed(names))
    parts.append(marked_date(event.date, "dt air" if contents.is_aired(event) else "dt"))
    return "".join(parts)


def _kicker(event: Event, contents: Contents) -> str:
    """Where it is told, when it happened, and how sure that is."""
    base = contents.event_gate(event)
    parts: list[Item] = []
    if event.episode:
        episode = contents.timeline.episodes.get(event.episode)
        title = f" {isolated(episode.title)}" if episode and episode.title else ""
        parts.append(Item(f'<span class="code">{event.episode}</span>{title}'))
    elif event.revealed:
        parts.append(Item(f"revealed in {event.revealed}"))
    words = [long_date(event.date), "production" if event.track == "production" else ""]
    parts += [Item(line(word)) for word in (*words, event.confidence or "") if word]
    disputes = contents.disputes.get(event.id, ())
    if disputes:
        parts.append(Item("disputed", min(contents.gate("disputes", d.id) for d in disputes)))
    return "".join(_waiting("span", markup, gate, base) for markup, gate in parts)


def _waiting(tag: str, markup: str, gate: int, base: int) -> str:
    return f"<{tag}{waiting(gate, base)}>{markup}</{tag}>"


# Facts: a term and what belongs to it


def _facts(event: Event, contents: Contents) -> Iterator[str]:
    base = contents.event_gate(event)
    effects = contents.effects.get(event.id, ())
    place = (event.place,) if event.place else ()
    note = [Item(isolated(event.note))] if event.note else []
    facts: tuple[tuple[str, str, str, Iterable[Item]], ...] = (
        ("Caused by", "li", "f-c pr", _events(event.causes, contents)),
        ("Led to", "li", "f-e pr", _events(effects, contents)),
        ("About", "li", "", _events(event.about, contents)),
        ("Who", "span", "", _who(event.characters, contents)),
        ("Mentioned", "span", "", _who(event.mentions, contents)),
        ("People", "span", "", _who(event.people, contents)),
        ("Born", "span", "", _who(event.born, contents)),
        ("Died", "span", "", _who(event.died, contents)),
        ("Where", "span", "", _linked("places", "p", place, contents)),
        ("Arcs", "span", "", _linked("arcs", "a", event.arcs, contents)),
        ("Changes", "li", "", _changes(event, contents)),
        ("Learned", "li", "", _learned(event, contents)),
        ("Known to", "li", "", _known_to(event, contents)),
        ("Sources", "li", "src", _sources(event, contents)),
        ("Disputed", "details", "dsp", _disputes(event, contents)),
        ("Note", "small", "", note),
    )
    for label, tag, kind, each in facts:
        if items := list(each):  # a fact waits for the first of its items
            gate = min(item.gate for item in items)
            body = "".join(_waiting(tag, *item, base) for item in items)
            start, end = AROUND[tag]
            yield f'<div class="f {kind}"{waiting(gate, base)}><dt>{label}</dt>{start}{body}{end}</div>'


def _events(ids: Iterable[str], contents: Contents) -> Iterator[Item]:
    for event in contents.others(ids):
        yield Item(_link(event, contents), contents.event_gate(event))


def _link(event: Event, contents: Contents) -> str:
    """A link to another event, with where it is told and when it happened."""
    told = str(event.episode or "")
    day = "" if contents.is_aired(event) else line(short_date(event.date))
    where = " · ".join(filter(None, (told, day)))
    return f"{linked(f'#e-{event.id}', event.title)} <small>{where}</small>"


def _who(ids: Iterable[str], contents: Contents) -> Iterator[Item]:
    for id_ in ids:
        name = contents.name(id_)
        is_character = id_ in contents.timeline.characters
        markup = linked(f"#c-{id_}", name) if is_character else isolated(name)
        yield Item(markup, contents.who_gate(id_))


def _linked(section: str, letter: str, ids: Iterable[str], contents: Contents) -> Iterator[Item]:
    for id_ in ids:
        title = called(getattr(contents.timeline, section)[id_])
        yield Item(linked(f"#{letter}-{id_}", title), contents.gate(section, id_))


def _people(ids: Iterable[str], contents: Contents) -> str:
    names = [isolated(contents.name(id_)) for id_ in ids]
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, and {names[-1]}"


def _changes(event: Event, contents: Contents) -> Iterator[Item]:
    for change in event.changes:
        facet = isolated(contents.timeline.facets[change.facet].title)
        value = f"<b>{isolated(change.to)}</b>" if change.to else "ended"
        markup = f"{_people(change.of, contents)}: {facet} → {value}"
        yield Item(markup, contents.change_gate(event, change))


def _learned(event: Event, contents: Contents) -> Iterator[Item]:
    for learning in event.learns:
        for other in contents.others((learning.of,)):
            markup = f"{_people(learning.who, contents)}: {_link(other, contents)}"
            yield Item(markup, contents.learning_gate(event, learning))


def _known_to(event: Event, contents: Contents) -> Iterator[Item]:
    for other, learning in contents.learned.get(event.id, ()):
        markup = f"{_people(learning.who, contents)}, since {_link(other, contents)}"
        yield Item(markup, contents.learning_gate(other, learning))


def _sources(event: Event, contents: Contents) -> Iterator[Item]:
    for id_ in event.sources:
        source = contents.timeline.sources[id_]
        day = f", <small>{line(short_date(source.published))}</small>" if source.published else ""
        url = source.url or ""
        title = isolated(source.title)
        if host := host_of(url):
            title = (
                f"{linked(url, source.title)} "
                f'<small class="host">{line(host.removeprefix("www."))}</small>'
            )
        elif url:
            title += f" <small>(not linked: {isolated(url)})</small>"
        yield Item(
            f'<cite dir="auto">{line(source.publisher)}</cite>{day}: {title}',
            contents.gate("sources", id_),
        )


def _disputes(event: Event, contents: Contents) -> Iterator[Item]:
    for dispute in contents.disputes.get(event.id, ()):
        gate = contents.gate("disputes", dispute.id)
        body = dispute_body(dispute, max(gate, contents.event_gate(event)), contents)
        yield Item(f"<summary>{isolated(dispute.question)}</summary>{body}", gate)


def dispute_body(dispute: Dispute, base: int, contents: Contents) -> str:
    """The claims of a dispute and its verdict, which waits for all of them; until then it is open."""
    gates = contents.claim_gates(dispute)
    claims = "".join(
        f"<li{waiting(gate, base)}>{isolated(claim.says)} <small>"
        + listed(
            _waiting(
                "span",
                isolated(contents.timeline.sources[id_].publisher),
                contents.gate("sources", id_),
                base,
            )
            for id_ in claim.sources
        )
        + "</small></li>"
        for claim, gate in zip(dispute.claims, gates, strict=True)
    )
    last = max(gates, default=0)
    if not dispute.verdict:
        return f'<ul>{claims}</ul><p class="v"><b>Verdict:</b> open</p>'
    why = f" <small>{isolated(dispute.why)}</small>" if dispute.why else ""
    until = f'<p class="v" data-u="{last}"><b>Verdict:</b> open</p>' if last > base else ""
    verdict = (
        f'<p class="v"{waiting(last, base)}><b>Verdict:</b> {isolated(dispute.verdict)}{why}</p>'
    )
    return f"<ul>{claims}</ul>{until}{verdict}"
