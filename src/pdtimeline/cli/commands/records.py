"""The commands that show one record, with its events where it has any."""

# ruff: noqa: ARG001 - Typer reads the signatures; the values arrive in the context

from collections.abc import Iterator

from pdtimeline.cli import options as opt
from pdtimeline.cli import param_types as arguments
from pdtimeline.cli.output import Output, opened, output
from pdtimeline.cli.query_options import find_id, known
from pdtimeline.cli.record_view import With, required, show_one, show_with_events
from pdtimeline.errors import Exit, NameNotFound, near
from pdtimeline.model.records import Episode, Event, Timeline
from pdtimeline.query.filters import Query, select, within
from pdtimeline.query.lookup import find
from pdtimeline.render.columns import event_sheet


# fmt: off
def event(
    context: opt.Context, name: opt.EventId = None, form: opt.Format = None, json: opt.Json = False,
    plain: opt.Plain = False, fields: opt.Fields = None, sort: opt.Sort = None,
    reverse: opt.Reverse = False, limit: opt.Limit = None, count: opt.Count = False,
    header: opt.Header = None, csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False,
    quiet: opt.Quiet = False, color: opt.Color = "auto", ascii_only: opt.Ascii = False,
    no_pager: opt.NoPager = False, file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show one event with its causes and sources."""
    out = output("event", context.params)
    word = required(name, "event ID")
    timeline = opened(out)
    found = find_id(timeline.event_ids, word, "event")
    sheet = event_sheet(timeline, (found,))
    step = f"why {found.id}" if found.causes else ""
    return show_one(out, timeline, sheet, found, lambda: _event(found, timeline, out), step)


def _event(found: Event, timeline: Timeline, out: Output) -> Iterator[str]:
    from pdtimeline.render.cards import card
    from pdtimeline.render.event_card import event_card

    return card(event_card(found, timeline, out.screen), out.screen)


# fmt: off
def character(
    context: opt.Context, name: opt.CharacterName = None, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show one character and their events."""
    out = output("character", context.params)
    word = required(name, "character NAME")
    timeline = opened(out)
    found = find(timeline.characters, word, "character")
    events = select(timeline.events, Query(characters=frozenset({found.id})))

    def portrait() -> Iterator[str]:
        from pdtimeline.query.usage import UNUSED, uses
        from pdtimeline.render.cards import card
        from pdtimeline.render.record_cards import character_card, span

        used = uses(timeline, lambda e: e.characters).get(found.id, UNUSED)
        told = span(used)
        return card(character_card(found, timeline, out.screen, used.events, told), out.screen)

    return show_with_events(out, timeline, With("characters", found, events, portrait))


# fmt: off
def person(
    context: opt.Context, name: opt.PersonName = None, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show one real person and their events."""
    out = output("person", context.params)
    word = required(name, "person NAME")
    timeline = opened(out)
    found = find(timeline.people, word, "person")
    events = select(timeline.events, Query(people=frozenset({found.id})))

    def portrait() -> Iterator[str]:
        from pdtimeline.render.cards import card
        from pdtimeline.render.record_cards import person_card

        return card(person_card(found, timeline, len(events)), out.screen)

    return show_with_events(out, timeline, With("people", found, events, portrait))


# fmt: off
def place(
    context: opt.Context, name: opt.PlaceName = None, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show one place and what happened there. Includes the places inside it."""
    out = output("place", context.params)
    word = required(name, "place NAME")
    timeline = opened(out)
    found = find(timeline.places, word, "place")
    events = select(timeline.events, Query(places=(within(timeline.places, found.id),)))

    def portrait() -> Iterator[str]:
        from pdtimeline.render.cards import card
        from pdtimeline.render.record_cards import place_card

        return card(place_card(found, timeline, len(events)), out.screen)

    return show_with_events(out, timeline, With("places", found, events, portrait))


# fmt: off
def arc(
    context: opt.Context, name: opt.ArcName = None, form: opt.Format = None, json: opt.Json = False,
    plain: opt.Plain = False, fields: opt.Fields = None, sort: opt.Sort = None,
    reverse: opt.Reverse = False, limit: opt.Limit = None, count: opt.Count = False,
    header: opt.Header = None, csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False,
    quiet: opt.Quiet = False, color: opt.Color = "auto", ascii_only: opt.Ascii = False,
    no_pager: opt.NoPager = False, file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show one arc and its events as a tree."""
    out = output("arc", context.params)
    word = required(name, "arc NAME")
    timeline = opened(out)
    found = find(timeline.arcs, word, "arc")
    events = select(timeline.events, Query(arcs=(within(timeline.arcs, found.id),)))

    def whole(shown: tuple[Event, ...]) -> Iterator[str]:
        from pdtimeline.render.trees import arc_tree, tree

        return tree(arc_tree(found, shown, timeline, out.screen), out.screen)

    return show_with_events(out, timeline, With("arcs", found, events, whole=whole))


# fmt: off
def episode(
    context: opt.Context, code: opt.Code = None, form: opt.Format = None, json: opt.Json = False,
    plain: opt.Plain = False, fields: opt.Fields = None, sort: opt.Sort = None,
    reverse: opt.Reverse = False, limit: opt.Limit = None, count: opt.Count = False,
    header: opt.Header = None, csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False,
    quiet: opt.Quiet = False, color: opt.Color = "auto", ascii_only: opt.Ascii = False,
    no_pager: opt.NoPager = False, file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show one episode and its events."""
    out = output("episode", context.params)
    asked = arguments.episode(required(code, "episode CODE"))
    timeline = opened(out)
    known(asked, timeline)
    wanted = timeline.plain(asked)
    events = tuple(event for event in timeline.events if event.episode == wanted)
    found = timeline.episodes.get(wanted)
    if found is None:
        if not events:
            raise NameNotFound("episode", str(wanted), near(str(wanted), timeline.episodes))
        found = Episode(wanted)
    shown = found

    def portrait() -> Iterator[str]:
        from pdtimeline.render.cards import card
        from pdtimeline.render.record_cards import episode_card

        return card(episode_card(shown, timeline, len(events)), out.screen)

    return show_with_events(out, timeline, With("episodes", found, events, portrait))
