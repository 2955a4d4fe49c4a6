"""The commands that count: a timeline in figures, and how long from one thing to another."""

from typing import Any

from pdtimeline.cli import own_options as own
from pdtimeline.cli import param_types as parsed
from pdtimeline.cli.options import Answer, Filters, Reading
from pdtimeline.cli.output import Output, draw, note, opened, output, sheet_of, show
from pdtimeline.cli.query_options import filtered, find_event, known, nothing, words_of
from pdtimeline.cli.record_view import required, show_one
from pdtimeline.cli.suggestions import names_of_two
from pdtimeline.errors import BadRequest, BadValue, Exit, NameNotFound, near
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.durations import length
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.lives import Lasting, Mark, ages_in, lives


def stats(*, filters: Filters, answer: Answer, reading: Reading) -> Exit:
    """Show a timeline in figures. Takes the filters of events."""
    from pdtimeline.query.statistics import figures

    out = output("stats", answer, reading)
    timeline, events = filtered(filters, out)
    matches = figures(timeline, events) if events else ()
    is_list = out.only_count or out.fields or out.sort or out.reverse or out.limit is not None
    if out.format == "table" and matches and not is_list:
        from pdtimeline.render.cards import card
        from pdtimeline.render.figure_card import figure_card

        words = words_of(filters, timeline, out)
        draw(out, card(figure_card(matches, events, timeline, words, out.screen), out.screen))
        return Exit.DONE
    return show(
        out, timeline, sheet_of(out, timeline), matches, empty=nothing("events", timeline, filters)
    )


def span(
    *, begin: own.BeginMark = None, end: own.EndMark = None, answer: Answer, reading: Reading
) -> Exit:
    """Show how long from one thing to another. Each is an event, an episode, or a date."""
    out = output("span", answer, reading)
    usage = "span FROM TO"
    words = (required(begin, usage), required(end, usage, "second argument"))
    points = [parsed.date_or_code(word) for word in words]
    timeline = opened(out)
    try:
        marks = [_mark(*asked, timeline, out) for asked in zip(words, points, strict=True)]
    except NameNotFound as error:
        raise names_of_two(error, words, timeline, out.screen) or error from None
    lasting = _lasting(marks[0], marks[1], timeline)
    for mark in marks:
        if mark.date is None:
            note(out, f"{mark.word} has no date")
    return show_one(
        out, timeline, sheet_of(out, timeline), lasting, lambda: _card(lasting, timeline, out)
    )


def _mark(
    word: str, point: EpisodeCode | PartialDate | None, timeline: Timeline, out: Output
) -> Mark:
    """What the word means, and when that is; raises `NameNotFound` for no event."""
    if isinstance(point, PartialDate):
        return Mark(word, parsed.on_clock(point, timeline.clock), None)
    if point is not None:
        known(point, timeline)
        code = timeline.plain(point)
        codes = {*timeline.episodes, *(event.episode for event in timeline.events)}
        if code not in codes:
            raise NameNotFound("episode", str(code), near(str(code), timeline.episodes))
        return Mark(word, timeline.telling.date(code), None)
    event = find_event(word, timeline, out.screen)
    return Mark(word, event.date, event)


def _lasting(begin: Mark, end: Mark, timeline: Timeline) -> Lasting:
    """How long from the one to the other, and how old those are who are in both events."""
    try:
        lasted = length(begin.date, end.date) if begin.date and end.date else None
    except BadValue:
        raise BadRequest(f"{end.word} is before {begin.word}; swap them") from None
    if begin.event is None or end.event is None:
        return Lasting(begin, end, lasted)
    lived = lives(timeline)
    ages = [ages_in(event, lived) for event in (begin.event, end.event)]
    both = {age.of for age in ages[0]} & {age.of for age in ages[1]}
    first, last = (tuple(age for age in of_event if age.of in both) for of_event in ages)
    return Lasting(begin, end, lasted, first, last)


def _card(lasting: Lasting, timeline: Timeline, out: Any) -> Any:
    from pdtimeline.render.cards import card
    from pdtimeline.render.record_cards import span_card

    return card(span_card(lasting, timeline, out.screen), out.screen)
