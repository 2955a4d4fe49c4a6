"""The commands that list what the facts rest on: sources, and where they disagree."""

from pdtimeline.cli import options as opt
from pdtimeline.cli import own_options as own
from pdtimeline.cli.options import Answer, Period, Reading
from pdtimeline.cli.output import opened, output, sheet_of, show
from pdtimeline.cli.query_options import asked, date_range_words, dates, find_event, in_time
from pdtimeline.errors import Exit
from pdtimeline.model.folding import fold
from pdtimeline.model.records import Dispute, Source


def sources(
    *,
    event: own.EventText = None,
    publisher: own.Publisher = None,
    origin: own.Origin = None,
    since: opt.Since = None,
    until: opt.Until = None,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """List sources and how many events cite each."""
    out = output("sources", answer, reading)
    period = Period(since=since, until=until)
    query = asked(period)
    timeline = opened(out)
    span = in_time(query, period, timeline).days
    matches: tuple[Source, ...] = tuple(timeline.sources.values())
    words = [word for word in (publisher, origin) if word]
    if event is not None:
        citing = find_event(event, timeline, out.screen)
        matches = tuple(timeline.sources[id_] for id_ in citing.sources)
        words.append(citing.title)
    if publisher is not None:
        matches = tuple(s for s in matches if fold(publisher) in fold(s.publisher))
    if origin is not None:
        matches = tuple(s for s in matches if fold(origin) in fold(s.outlet))
    if span is not None:
        matches = tuple(s for s in matches if s.published and span.overlaps(s.published.days))
    words += date_range_words(*dates(period, timeline)[:2], out)
    sheet = sheet_of(out, timeline)
    return show(out, timeline, sheet, matches, empty="no sources match", asked=tuple(words))


def disputes(
    *,
    event: own.EventText = None,
    only_open: own.OpenOnly = False,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """List where sources disagree, with verdicts."""
    out = output("disputes", answer, reading)
    timeline = opened(out)
    matches: tuple[Dispute, ...] = tuple(timeline.disputes.values())
    words = []
    if event is not None:
        disputed = find_event(event, timeline, out.screen)
        matches = tuple(dispute for dispute in matches if disputed.id in dispute.events)
        words.append(disputed.title)
    if only_open:
        matches = tuple(dispute for dispute in matches if dispute.verdict is None)
        words.append("open")
    sheet = sheet_of(out, timeline)
    return show(out, timeline, sheet, matches, empty="no disputes match", asked=tuple(words))
