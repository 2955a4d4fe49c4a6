"""Every option and argument of the command line once, as an `Annotated` alias, and the groups of them.

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
from pdtimeline.model.values import EpisodeCode

Texts: TypeAlias = list[str] | None
Text: TypeAlias = str | None
Parser: TypeAlias = Callable[[str], Any]

FILTERS, OUTPUT, TIMELINE = "Filters", "Output", "Timeline"


def _completed(candidates: Candidates) -> Callable[..., list[Any]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        return candidates(ctx.params, incomplete)

    return complete


def _column_names(*, many: bool) -> Callable[..., list[str]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        names = completion.columns(ctx.info_name or "")
        return (completion.listed(names) if many else names)(ctx.params, incomplete)

    return complete


def _option(
    *names: str,
    meaning: str,
    metavar: str = "TEXT",
    parser: Parser = str,
    complete: Candidates | None = None,
    panel: str | None = None,
) -> Any:
    return typer.Option(
        *names, help=meaning, metavar=metavar, parser=parser, rich_help_panel=panel,
        autocompletion=complete and _completed(complete),
    )  # fmt: skip


def _choice(
    *names: str,
    meaning: str,
    metavar: str,
    choices: tuple[str, ...],
    what: str,
    panel: str | None = None,
) -> Any:
    """An option that takes one of a few words."""
    return _option(
        *names, meaning=meaning, metavar=metavar, parser=parsed.choice_of(choices, what),
        complete=completion.words(*choices), panel=panel,
    )  # fmt: skip


def _argument(metavar: str, meaning: str, complete: Candidates | None = None) -> Any:
    return typer.Argument(
        metavar=metavar, help=meaning, autocompletion=complete and _completed(complete)
    )


def _switch(*names: str, meaning: str, panel: str | None = None) -> Any:
    return typer.Option(*names, help=meaning, rich_help_panel=panel)


# One option a line: it reads as a table.
# fmt: off

# What is asked of the events

Seasons = Annotated[list[Any] | None, _option("--season", "-s", meaning="Filter by season: 10, 5-7, 10-, or 5,10. Repeat to add more.", metavar="N", parser=parsed.seasons, complete=completion.listed(completion.seasons), panel=FILTERS)]
Episodes = Annotated[list[Any] | None, _option("--episode", "-e", meaning="Filter by episode: S10E03, 10x03, or S10E01-E03. Repeat to add more.", metavar="CODE", parser=parsed.episodes, complete=completion.listed(completion.episodes), panel=FILTERS)]
SeriesName = Annotated[Text, _option("--series", meaning="Filter by series. Without it, seasons and codes mean the main series.", metavar="ID", complete=completion.series, panel=FILTERS)]
Characters = Annotated[Texts, _option("--character", "-c", meaning="Filter by character. Repeat to require all of them.", metavar="NAME", complete=completion.characters, panel=FILTERS)]
Mentions = Annotated[Texts, _option("--mentions", meaning="Filter by character who is mentioned but not present.", metavar="NAME", complete=completion.characters, panel=FILTERS)]
People = Annotated[Texts, _option("--person", "-p", meaning="Filter by real person (cast or crew).", metavar="NAME", complete=completion.people, panel=FILTERS)]
Places = Annotated[Texts, _option("--place", meaning="Filter by place, including places inside it.", metavar="NAME", complete=completion.places, panel=FILTERS)]
Arcs = Annotated[Texts, _option("--arc", "-a", meaning="Filter by arc, including its sub-arcs.", metavar="NAME", complete=completion.arcs, panel=FILTERS)]
Track = Annotated[Text, _choice("--track", "-t", meaning="Filter by track: story or production.", metavar="TRACK", choices=("story", "production"), what="track", panel=FILTERS)]
Since = Annotated[PartialDate | None, _option("--since", meaning="Start at this date: 2022, 2022-10, or 2022-10-05.", metavar="DATE", parser=parsed.date_for("--since"), panel=FILTERS)]
Until = Annotated[PartialDate | None, _option("--until", meaning="Stop after this date. A month or year counts in full.", metavar="DATE", parser=parsed.date_for("--until"), panel=FILTERS)]
On = Annotated[PartialDate | None, _option("--on", meaning="Filter by date: a day, month, or year.", metavar="DATE", parser=parsed.date_for("--on", interval=True), panel=FILTERS)]
Around = Annotated[Text, _option("--around", meaning="Filter by date near this event.", metavar="ID", complete=completion.event_ids, panel=FILTERS)]
Days = Annotated[int | None, _option("--days", meaning="With --around: days before and after it (default: 30).", metavar="N", parser=parsed.number_for("--days"), panel=FILTERS)]
Words = Annotated[Text, _option("--text", meaning="Filter by text in the title, summary, note, or episode title.", metavar="WORDS", parser=parsed.words_for("--text"), panel=FILTERS)]
Sources = Annotated[Texts, _option("--source", meaning="Filter by cited source.", metavar="ID", complete=completion.sources, panel=FILTERS)]
Confidence = Annotated[Text, _choice("--confidence", meaning="Filter by confidence: confirmed, reported, or inferred.", metavar="WORD", choices=("confirmed", "reported", "inferred"), what="confidence", panel=FILTERS)]
Facets = Annotated[Texts, _option("--facet", meaning="Filter by facet that the event changes.", metavar="ID", complete=completion.facets, panel=FILTERS)]
NotCharacters = Annotated[Texts, _option("--not-character", meaning="Leave out events where this character is present.", metavar="NAME", complete=completion.characters, panel=FILTERS)]
NotPeople = Annotated[Texts, _option("--not-person", meaning="Leave out events with this real person.", metavar="NAME", complete=completion.people, panel=FILTERS)]
NotPlaces = Annotated[Texts, _option("--not-place", meaning="Leave out this place and the places inside it.", metavar="NAME", complete=completion.places, panel=FILTERS)]
NotArcs = Annotated[Texts, _option("--not-arc", meaning="Leave out this arc and its sub-arcs.", metavar="NAME", complete=completion.arcs, panel=FILTERS)]
AnyOf = Annotated[bool, _switch("--any", meaning="Of a repeated option, match any value instead of all.", panel=FILTERS)]

# How the answer is given

Format = Annotated[Text, _option("--format", "-o", meaning="Set the output format: table, tree, plain, tsv, csv, json, jsonl, yaml, markdown, or svg (a picture).", metavar="FORMAT", parser=parsed.format_name, complete=completion.formats, panel=OUTPUT)]
Json = Annotated[bool, _switch("--json", meaning="Same as --format json.", panel=OUTPUT)]
Plain = Annotated[bool, _switch("--plain", meaning="Same as --format plain.", panel=OUTPUT)]
Fields = Annotated[Text, typer.Option("--fields", metavar="A,B", help="Show only these columns, in this order.", autocompletion=_column_names(many=True), rich_help_panel=OUTPUT)]
Sort = Annotated[Text, typer.Option("--sort", metavar="FIELD", help="Sort by this column. Empty values come last.", autocompletion=_column_names(many=False), rich_help_panel=OUTPUT)]
Reverse = Annotated[bool, _switch("--reverse", "-r", meaning="Reverse the order.", panel=OUTPUT)]
Limit = Annotated[int | None, _option("--limit", "-n", meaning="Show only the first N (after --reverse, unlike git log).", metavar="N", parser=parsed.number_for("--limit"), panel=OUTPUT)]
Count = Annotated[bool, _switch("--count", meaning="Print only the number of results.", panel=OUTPUT)]
Header = Annotated[bool | None, _switch("--header/--no-header", meaning="Print column names above plain, tsv, and csv output.", panel=OUTPUT)]
CsvSafe = Annotated[bool, _switch("--csv-safe", meaning="Put ' before csv text that a spreadsheet would run as a formula. This changes the data.", panel=OUTPUT)]
ExitStatus = Annotated[bool, _switch("--exit-status", meaning="Exit with 1 if the list is empty (diff: if they differ).", panel=OUTPUT)]
Quiet = Annotated[bool, _switch("--quiet", "-q", meaning="Hide notes on stderr, but not errors.", panel=OUTPUT)]
Color = Annotated[str, _choice("--color", meaning="Use color: auto, always, or never.", metavar="WHEN", choices=("auto", "always", "never"), what="--color value", panel=OUTPUT)]
Ascii = Annotated[bool, _switch("--ascii", meaning="Draw lines and symbols in ASCII. Data is unchanged.", panel=OUTPUT)]
NoPager = Annotated[bool, _switch("--no-pager", meaning="Do not use a pager.", panel=OUTPUT)]
File = Annotated[Text, _option("--file", "-f", meaning="Read this timeline, or - for standard input.", metavar="FILE", parser=parsed.file_name, complete=completion.files, panel=TIMELINE)]
Seen = Annotated[parsed.Seen | None, _option("--seen", meaning="Hide everything after this episode or season: S05E08 or S05. Use all to hide nothing.", metavar="CODE", parser=parsed.seen, complete=completion.horizons, panel=TIMELINE)]

# What a command is about

EventId = Annotated[Texts, _argument("ID", "Event ID.", completion.first(completion.event_ids))]
CharacterName = Annotated[Texts, _argument("NAME", "ID, name, or alias.", completion.first(completion.characters))]
PersonName = Annotated[Texts, _argument("NAME", "ID, name, or alias.", completion.first(completion.people))]
PlaceName = Annotated[Texts, _argument("NAME", "ID or name.", completion.first(completion.places))]
ArcName = Annotated[Texts, _argument("NAME", "ID or title.", completion.first(completion.arcs))]
Code = Annotated[Texts, _argument("CODE", "Episode code, such as S10E03 or 10x03, or its title.", completion.first(completion.episodes))]
NewFile = Annotated[Text, _argument("FILE", "File to create. It must not exist yet.", completion.files)]
OldFile = Annotated[Text, _argument("OLD", "Timeline before, or - for standard input.", completion.files)]
NewerFile = Annotated[Text, _argument("NEW", "Timeline after, or - for standard input.", completion.files)]
Files = Annotated[Texts, _argument("[FILE]...", "Files to check. Default: the timeline from --file.", completion.files)]
TableFormat = Annotated[Text, _argument("FORMAT", "csv.", completion.words("csv"))]
TableFile = Annotated[Text, _argument("FILE", "Table to read, or - for standard input.", completion.files)]
Into = Annotated[Text, _option("--into", meaning="Add the events to this timeline instead of printing a new one.", metavar="FILE", parser=parsed.into_name, complete=completion.files, panel=TIMELINE)]
AnyId = Annotated[Text, _argument("ID", "ID of any record, or episode code.", completion.all_ids)]
OldId = Annotated[Text, _argument("OLD", "ID to change.", completion.all_ids)]
NewId = Annotated[Text, _argument("NEW", "ID to change it to.")]
RecordKind = Annotated[Any, _option("--kind", meaning="Set the kind of record, such as arc, when two kinds share the ID.", metavar="KIND", parser=parsed.kind_of_record, complete=completion.kinds_of_records)]
OwnFile = Annotated[Text, _option("--file", "-f", meaning="Change this timeline.", metavar="FILE", parser=parsed.file_name, complete=completion.files, panel=TIMELINE)]
DryRun = Annotated[bool, _switch("--dry-run", meaning="Print the lines that would change, and write nothing.")]
CommandName = Annotated[Text, _argument("[COMMAND]", "Command to explain. Without it: all commands.", completion.commands)]
Shell = Annotated[Text, _argument("SHELL", "bash, zsh, fish, or powershell.", completion.words("bash", "zsh", "fish", "powershell"))]
SchemaOf = Annotated[Text, _argument("[SUBJECT]", "file (the default) or output.", completion.words("file", "output"))]
Strict = Annotated[bool, _switch("--strict", meaning="Treat warnings as errors.")]
Explain = Annotated[Text, _option("--explain", meaning="Explain a rule and exit.", metavar="RULE", parser=parsed.rule, complete=completion.rules)]

# What is written for other tools

ExportName = Annotated[Text, _argument("FORMAT", "html, ics, mermaid, dot, timelinejs, or sqlite.", completion.exports)]
OutputFile = Annotated[Text, _option("--output", "-o", meaning="Write to this file instead of standard output.", metavar="FILE", parser=parsed.output_name, panel=OUTPUT)]
Force = Annotated[bool, _switch("--force", meaning="Replace a file that exists.", panel=OUTPUT)]
Causes = Annotated[bool, _switch("--causes", meaning="With mermaid: show what led to what.", panel=OUTPUT)]

# What single commands ask besides

Effects = Annotated[bool, _switch("--effects", meaning="Show what the event led to instead.")]
Depth = Annotated[int | None, _option("--depth", meaning="Stop after N steps.", metavar="N", parser=parsed.number_for("--depth"))]
At = Annotated[EpisodeCode | PartialDate | None, _option("--at", meaning="Set the point in time: an episode or a date. Default: the end.", metavar="CODE|DATE", parser=parsed.point, complete=completion.episodes)]
CharacterText = Annotated[Text, _option("--character", "-c", meaning="Filter by character or real person.", metavar="NAME", complete=completion.two_sides)]
FacetText = Annotated[Text, _option("--facet", meaning="Filter by facet.", metavar="ID", complete=completion.facets)]
Ended = Annotated[bool, _switch("--ended", meaning="Include values that have ended, and what ended them.")]
How = Annotated[Text, _choice("--how", meaning="Filter by how they know: there (present) or learned.", metavar="there|learned", choices=("there", "learned"), what="--how value")]
KnowerName = Annotated[Texts, _argument("ID|NAME", "Event ID, or a character's ID, name, or alias.", completion.first(completion.knowers))]
OneName = Annotated[Text, _argument("NAME", "First character or real person.", completion.two_sides)]
OtherName = Annotated[Text, _argument("NAME", "Second character or real person.", completion.two_sides)]
BeginMark = Annotated[Text, _argument("FROM", "Event ID, episode code, or date.", completion.event_ids)]
EndMark = Annotated[Text, _argument("TO", "Event ID, episode code, or date.", completion.event_ids)]
SearchWords = Annotated[Texts, _argument("WORDS...", "Words to find, in any order.")]
KindText = Annotated[tuple[str, ...] | None, _option("--kind", meaning="Filter by kind of record, such as event or event,place.", metavar="A,B", parser=parsed.kinds, complete=completion.kinds)]
EventText = Annotated[Text, _option("--event", meaning="Filter by event.", metavar="ID", complete=completion.event_ids)]
Publisher = Annotated[Text, _option("--publisher", meaning="Filter by words in the publisher.", metavar="WORDS", parser=parsed.words_for("--publisher"))]
Origin = Annotated[Text, _option("--origin", meaning="Filter by words in the origin.", metavar="WORDS", parser=parsed.words_for("--origin"))]
OpenOnly = Annotated[bool, _switch("--open", meaning="Show only disputes without a verdict.")]
SourceId = Annotated[Texts, _argument("ID", "Source ID.", completion.first(completion.sources))]
DisputeId = Annotated[Texts, _argument("ID", "Dispute ID.", completion.first(completion.disputes))]
ByLane = Annotated[str, _choice("--by", meaning="Group by arc, character, person, or place.", metavar="KIND", choices=("arc", "character", "person", "place"), what="--by value")]
ByTree = Annotated[Text, _choice("--by", meaning="Group by season, arc, character, place, or date.", metavar="KIND", choices=("season", "arc", "character", "place", "date"), what="--by value")]
LaneScale = Annotated[Text, _choice("--scale", meaning="Set the scale: season, year, month, day, hour, or minute.", metavar="SCALE", choices=("season", "year", "month", "day", "hour", "minute"), what="scale")]
TreeScale = Annotated[Text, _choice("--scale", meaning="With --by date, group by year, month, day, hour, or minute.", metavar="SCALE", choices=("year", "month", "day", "hour", "minute"), what="scale")]

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


class Exporting(NamedTuple):
    """Where an export goes, and how."""

    output: OutputFile = None
    force: Force = False
    causes: Causes = False
    quiet: Quiet = False


class Reading(NamedTuple):
    """Which timeline is read, and how far."""

    file: File = None
    seen: Seen = None
