"""The options and arguments that many commands take, as `Annotated` aliases, and the groups of them.

Those of single commands are in `own_options`.

Texts are parsed here, by functions of `param_types`, so that errors are in our words and do not change with
the version of Typer. Neither here nor in the modules of commands are annotations texts: Typer would
compile each one and evaluate it twice, at every start.
"""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, TypeAlias

import typer

from pdtimeline.cli import completion
from pdtimeline.cli import param_types as parsed
from pdtimeline.cli.completion import Candidates
from pdtimeline.model.dates import PartialDate

Texts: TypeAlias = list[str] | None
Text: TypeAlias = str | None
Parser: TypeAlias = Callable[[str], Any]

FILTERS, OUTPUT, TIMELINE = "Filters", "Output", "Timeline"


def _completed(candidates: Candidates) -> Callable[..., list[Any]]:
    return lambda ctx, incomplete: candidates(ctx.params, incomplete)  # Typer asks by these names


def _column_names(*, many: bool) -> Callable[..., list[str]]:
    def complete(ctx: Any, incomplete: Any) -> list[str]:
        names = completion.columns(ctx.info_name or "")
        return (completion.listed(names) if many else names)(ctx.params, incomplete)

    return complete


def option(
    *names: str,
    meaning: str,
    metavar: str = "TEXT",
    parser: Parser = str,
    complete: Candidates | None = None,
    panel: str | None = None,
) -> Any:
    """An option whose text *parser* turns into a value; *complete* is for the Tab key."""
    return typer.Option(
        *names, help=meaning, metavar=metavar, parser=parser, rich_help_panel=panel,
        autocompletion=complete and _completed(complete),
    )  # fmt: skip


def choice(
    *names: str,
    meaning: str,
    metavar: str,
    choices: tuple[str, ...],
    what: str,
    panel: str | None = None,
) -> Any:
    """An option that takes one of a few words."""
    return option(
        *names, meaning=meaning, metavar=metavar, parser=parsed.choice_of(choices, what),
        complete=completion.words(*choices), panel=panel,
    )  # fmt: skip


def argument(metavar: str, meaning: str, complete: Candidates | None = None) -> Any:
    """An argument, which a command may also go without: it says itself what is missing (R17)."""
    return typer.Argument(
        metavar=metavar, help=meaning, autocompletion=complete and _completed(complete)
    )


def switch(*names: str, meaning: str, panel: str | None = None) -> Any:
    """An option without a value."""
    return typer.Option(*names, help=meaning, rich_help_panel=panel)


# One option a line: it reads as a table.
# fmt: off

# What is asked of the events

Seasons = Annotated[list[Any] | None, option("--season", "-s", meaning="Filter by season: 10, 5-7, 10-, or 5,10. Repeat to add more.", metavar="N", parser=parsed.seasons, complete=completion.listed(completion.seasons), panel=FILTERS)]
Episodes = Annotated[list[Any] | None, option("--episode", "-e", meaning="Filter by episode: S10E03, 10x03, or S10E01-E03. Repeat to add more.", metavar="CODE", parser=parsed.episodes, complete=completion.listed(completion.episodes), panel=FILTERS)]
SeriesName = Annotated[Text, option("--series", meaning="Filter by series. Without it, seasons and codes mean the main series.", metavar="ID", complete=completion.series, panel=FILTERS)]
Characters = Annotated[Texts, option("--character", "-c", meaning="Filter by character. Repeat to require all of them.", metavar="NAME", complete=completion.characters, panel=FILTERS)]
Mentions = Annotated[Texts, option("--mentions", meaning="Filter by character who is mentioned but not present.", metavar="NAME", complete=completion.characters, panel=FILTERS)]
People = Annotated[Texts, option("--person", "-p", meaning="Filter by real person (cast or crew).", metavar="NAME", complete=completion.people, panel=FILTERS)]
Places = Annotated[Texts, option("--place", meaning="Filter by place, including places inside it.", metavar="NAME", complete=completion.places, panel=FILTERS)]
Arcs = Annotated[Texts, option("--arc", "-a", meaning="Filter by arc, including its sub-arcs.", metavar="NAME", complete=completion.arcs, panel=FILTERS)]
Track = Annotated[Text, choice("--track", "-t", meaning="Filter by track: story or production.", metavar="TRACK", choices=("story", "production"), what="track", panel=FILTERS)]
Since = Annotated[PartialDate | None, option("--since", meaning="Start at this date: 2022, 2022-10, or 2022-10-05.", metavar="DATE", parser=parsed.date_for("--since"), panel=FILTERS)]
Until = Annotated[PartialDate | None, option("--until", meaning="Stop after this date. A month or year counts in full.", metavar="DATE", parser=parsed.date_for("--until"), panel=FILTERS)]
On = Annotated[PartialDate | None, option("--on", meaning="Filter by date: a day, month, or year.", metavar="DATE", parser=parsed.date_for("--on", interval=True), panel=FILTERS)]
Around = Annotated[Text, option("--around", meaning="Filter by date near this event.", metavar="ID", complete=completion.event_ids, panel=FILTERS)]
Days = Annotated[int | None, option("--days", meaning="With --around: days before and after it (default: 30).", metavar="N", parser=parsed.number_for("--days"), panel=FILTERS)]
Words = Annotated[Text, option("--text", meaning="Filter by text in the title, summary, note, or episode title.", metavar="WORDS", parser=parsed.words_for("--text"), panel=FILTERS)]
Sources = Annotated[Texts, option("--source", meaning="Filter by cited source.", metavar="ID", complete=completion.sources, panel=FILTERS)]
Confidence = Annotated[Text, choice("--confidence", meaning="Filter by confidence: confirmed, reported, or inferred.", metavar="WORD", choices=("confirmed", "reported", "inferred"), what="confidence", panel=FILTERS)]
Facets = Annotated[Texts, option("--facet", meaning="Filter by facet that the event changes.", metavar="ID", complete=completion.facets, panel=FILTERS)]
NotCharacters = Annotated[Texts, option("--not-character", meaning="Leave out events where this character is present.", metavar="NAME", complete=completion.characters, panel=FILTERS)]
NotPeople = Annotated[Texts, option("--not-person", meaning="Leave out events with this real person.", metavar="NAME", complete=completion.people, panel=FILTERS)]
NotPlaces = Annotated[Texts, option("--not-place", meaning="Leave out this place and the places inside it.", metavar="NAME", complete=completion.places, panel=FILTERS)]
NotArcs = Annotated[Texts, option("--not-arc", meaning="Leave out this arc and its sub-arcs.", metavar="NAME", complete=completion.arcs, panel=FILTERS)]
AnyOf = Annotated[bool, switch("--any", meaning="Of a repeated option, match any value instead of all.", panel=FILTERS)]

# How the answer is given

Format = Annotated[Text, option("--format", "-o", meaning="Set the output format: table, tree, plain, tsv, csv, json, jsonl, yaml, markdown, or svg (a picture).", metavar="FORMAT", parser=parsed.format_name, complete=completion.formats, panel=OUTPUT)]
Json = Annotated[bool, switch("--json", meaning="Same as --format json.", panel=OUTPUT)]
Plain = Annotated[bool, switch("--plain", meaning="Same as --format plain.", panel=OUTPUT)]
Fields = Annotated[Text, typer.Option("--fields", metavar="A,B", help="Show only these columns, in this order.", autocompletion=_column_names(many=True), rich_help_panel=OUTPUT)]
Sort = Annotated[Text, typer.Option("--sort", metavar="FIELD", help="Sort by this column. Empty values come last.", autocompletion=_column_names(many=False), rich_help_panel=OUTPUT)]
Reverse = Annotated[bool, switch("--reverse", "-r", meaning="Reverse the order.", panel=OUTPUT)]
Limit = Annotated[int | None, option("--limit", "-n", meaning="Show only the first N (after --reverse, unlike git log).", metavar="N", parser=parsed.number_for("--limit"), panel=OUTPUT)]
Count = Annotated[bool, switch("--count", meaning="Print only the number of results.", panel=OUTPUT)]
Header = Annotated[bool | None, switch("--header/--no-header", meaning="Print column names above plain, tsv, and csv output.", panel=OUTPUT)]
CsvSafe = Annotated[bool, switch("--csv-safe", meaning="Put ' before csv text that a spreadsheet would run as a formula. This changes the data.", panel=OUTPUT)]
ExitStatus = Annotated[bool, switch("--exit-status", meaning="Exit with 1 if the list is empty (diff: if they differ).", panel=OUTPUT)]
Quiet = Annotated[bool, switch("--quiet", "-q", meaning="Hide notes on stderr, but not errors.", panel=OUTPUT)]
Color = Annotated[str, choice("--color", meaning="Use color: auto, always, or never.", metavar="WHEN", choices=("auto", "always", "never"), what="--color value", panel=OUTPUT)]
Ascii = Annotated[bool, switch("--ascii", meaning="Draw lines and symbols in ASCII. Data is unchanged.", panel=OUTPUT)]
NoPager = Annotated[bool, switch("--no-pager", meaning="Do not use a pager.", panel=OUTPUT)]
File = Annotated[Text, option("--file", "-f", meaning="Read this timeline, or - for standard input.", metavar="FILE", parser=parsed.file_name, complete=completion.files, panel=TIMELINE)]
Seen = Annotated[parsed.Seen | None, option("--seen", meaning="Hide everything after this episode or season: S05E08 or S05. Use all to hide nothing.", metavar="CODE", parser=parsed.seen, complete=completion.horizons, panel=TIMELINE)]

# What a command is about

EventId = Annotated[Texts, argument("ID", "Event ID.", completion.first(completion.event_ids))]
CharacterName = Annotated[Texts, argument("NAME", "ID, name, or alias.", completion.first(completion.characters))]
PersonName = Annotated[Texts, argument("NAME", "ID, name, or alias.", completion.first(completion.people))]
PlaceName = Annotated[Texts, argument("NAME", "ID or name.", completion.first(completion.places))]
ArcName = Annotated[Texts, argument("NAME", "ID or title.", completion.first(completion.arcs))]
Code = Annotated[Texts, argument("CODE", "Episode code, such as S10E03 or 10x03, or its title.", completion.first(completion.episodes))]


SourceId = Annotated[Texts, argument("ID", "Source ID.", completion.first(completion.sources))]
DisputeId = Annotated[Texts, argument("ID", "Dispute ID.", completion.first(completion.disputes))]

# fmt: on


class Filters(NamedTuple):
    """Which events."""

    season: Seasons = None
    episode: Episodes = None
    series: SeriesName = None
    character: Characters = None
    mentions: Mentions = None
    person: People = None
    place: Places = None
    arc: Arcs = None
    track: Track = None
    since: Since = None
    until: Until = None
    on: On = None
    around: Around = None
    days: Days = None
    text: Words = None
    source: Sources = None
    confidence: Confidence = None
    facet: Facets = None
    not_character: NotCharacters = None
    not_person: NotPeople = None
    not_place: NotPlaces = None
    not_arc: NotArcs = None
    any_of: AnyOf = False


class EpisodeFilters(NamedTuple):
    """Which episodes."""

    season: Seasons = None
    series: SeriesName = None
    arc: Arcs = None
    character: Characters = None
    person: People = None
    since: Since = None
    until: Until = None


class Period(NamedTuple):
    """Which part of the time."""

    season: Seasons = None
    since: Since = None
    until: Until = None


class Answer(NamedTuple):
    """How the answer is given."""

    form: Format = None
    json: Json = False
    plain: Plain = False
    fields: Fields = None
    sort: Sort = None
    reverse: Reverse = False
    limit: Limit = None
    counted: Count = False  # a field called `count` would hide the method of tuples
    header: Header = None
    csv_safe: CsvSafe = False
    exit_status: ExitStatus = False
    quiet: Quiet = False
    color: Color = "auto"
    ascii_only: Ascii = False
    no_pager: NoPager = False


class Reading(NamedTuple):
    """Which timeline is read, and how far."""

    file: File = None
    seen: Seen = None
