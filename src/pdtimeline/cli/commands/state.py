"""The commands about a point in time: how things stand, and who knows of what."""

from pdtimeline.cli import own_options as own
from pdtimeline.cli.options import Answer, Reading
from pdtimeline.cli.output import Output, note, opened, output, show, spoken
from pdtimeline.cli.param_types import on_clock
from pdtimeline.cli.query_options import everybody, known, suggesting
from pdtimeline.cli.record_view import required
from pdtimeline.errors import Exit
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.lives import lives
from pdtimeline.query.lookup import find, find_whole
from pdtimeline.query.state import Point, history, knowers_of, known_to, point_date, state_at

OPTIONS = {"character": "--character", "person": "--character", "facet": "--facet"}


def state(
    *,
    at: own.At = None,
    character: own.CharacterText = None,
    facet: own.FacetText = None,
    ended: own.Ended = False,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """Show the state of things at a point in time."""
    from pdtimeline.render.answer_columns import state_sheet

    out = output("state", answer, reading)
    timeline = opened(out)
    point = _point(at, timeline, out)
    held = history(timeline, point) if ended else state_at(timeline, point)
    words = []
    if character is not None:
        with suggesting("character or person", timeline, out.screen, OPTIONS):
            who = find(everybody(timeline), character, "character or person")
        held = tuple(holding for holding in held if who.id in holding.of)
        words.append(who.name)
    if facet is not None:
        with suggesting("facet", timeline, out.screen, OPTIONS):
            what = find(timeline.facets, facet, "facet")
        held = tuple(holding for holding in held if holding.facet == what.id)
        words.append(what.title)
    words.append(_point_words(point, out))
    first: dict[frozenset[str], int] = {}
    for index, holding in enumerate(held):
        first.setdefault(frozenset(holding.of), index)
    held = tuple(sorted(held, key=lambda holding: first[frozenset(holding.of)]))
    sheet = state_sheet(timeline, point_date(timeline, point), ended=ended)
    empty = "no state is known at that point"
    return show(out, timeline, sheet, held, empty=empty, asked=tuple(words))


def _point_words(point: Point, out: Output) -> str:
    """When it is that the state is asked for, for the heading that people see."""
    if point is None or not out.is_human:
        return "At the end"
    if isinstance(point, EpisodeCode):
        return f"At {spoken(point)}"
    from pdtimeline.render.date_words import date_words

    return f"At {date_words(point)}"


def _point(point: Point, timeline: Timeline, out: Output) -> Point:
    """The point as the timeline writes it, and never one after what somebody has watched.

    Raises `NameNotFound` for an unknown series, `BadRequest` for a zone where there is no clock.
    """
    if isinstance(point, EpisodeCode):
        known(point, timeline)
        point = timeline.plain(point)
    elif point is not None:
        point = on_clock(point, timeline.clock, "--at")
    if point is None or out.horizon is None:
        return point
    limit = timeline.plain(out.horizon)
    if not _is_after(point, limit, timeline):
        return point
    note(out, f"--at is after {spoken(limit)}; showing {spoken(limit)}")
    return limit


def _at(point: Point) -> str:
    """The option that asks for the same point again."""
    code = spoken(point) if isinstance(point, EpisodeCode) else point and str(point)
    return f" --at {code}" if code else ""


def _is_after(point: EpisodeCode | PartialDate, limit: EpisodeCode, timeline: Timeline) -> bool:
    """Whether the point is later than all that is told up to an episode."""
    if isinstance(point, EpisodeCode):
        return timeline.telling.key(point) > timeline.telling.key(limit)
    date = timeline.telling.date(limit)
    return date is not None and point.last > date.last


def knowledge(
    *,
    name: own.KnowerName = None,
    at: own.At = None,
    how: own.How = None,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """Show who knows what, and since when."""
    from pdtimeline.render.answer_columns import knowledge_sheet

    out = output("knowledge", answer, reading)
    word = required(name, "knowledge ID-OR-NAME")
    timeline = opened(out)
    point = _point(at, timeline, out)
    event = find_whole(timeline.event_ids, word, "event")
    if event is not None:
        entries, asked = knowers_of(timeline, event, point), f"Who knows: {event.title}"
        empty = f"no one is known to know about {event.id}"
    else:
        with suggesting("event or character", timeline, out.screen):
            who = find(timeline.characters, word, "event or character")
        entries, asked = known_to(timeline, who.id, point), f"What {who.name} knows"
        empty = f"nothing is known about what {who.name} knows"
        if (life := lives(timeline).get(who.id)) and life.died and not entries:
            run = out.screen.command(f"knowledge {life.died.id}{_at(point)}")
            empty = (
                f"{who.name} dies in {life.died.id}; use --at for an earlier point, or run: {run}"
            )
    if how is not None:
        entries = tuple(entry for entry in entries if entry.how == how)
    sheet = knowledge_sheet(timeline)
    if event is None:  # each row is an event of its own
        sheet = sheet._replace(key="event")
    return show(out, timeline, sheet, entries, empty=empty, asked=(asked,))
