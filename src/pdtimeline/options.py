"""Every option and argument of the command line once, as an `Annotated` alias.

Values are taken as text and parsed by `arguments`, so that errors are in our words and do not change
with the version of Typer. Neither here nor in the modules of commands are annotations texts: Typer would
compile each one and evaluate it twice, at every start.
"""

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import typer

from pdtimeline import completion
from pdtimeline.completion import Candidates

Context: TypeAlias = typer.Context
Texts: TypeAlias = list[str] | None
Text: TypeAlias = str | None


def _completed(candidates: Candidates) -> Callable[..., list[str]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        return candidates(ctx.params, incomplete)

    return complete


def _column_names(*, many: bool) -> Callable[..., list[str]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        names = completion.columns(ctx.info_name or "")
        return (completion.listed(names) if many else names)(ctx.params, incomplete)

    return complete


def _option(
    *names: str, meaning: str, shown: str = "TEXT", complete: Candidates | None = None
) -> Any:
    return typer.Option(
        *names, help=meaning, metavar=shown, autocompletion=complete and _completed(complete)
    )


def _argument(shown: str, meaning: str, complete: Candidates | None = None) -> Any:
    return typer.Argument(
        metavar=shown, help=meaning, autocompletion=complete and _completed(complete)
    )


def _switch(*names: str, meaning: str) -> Any:
    return typer.Option(*names, help=meaning)


# One option a line: it reads as a table.
# fmt: off

# What is asked of the events

Seasons = Annotated[Texts, _option("--season", "-s", meaning="Seasons: 10, 5-7, 10-, 5,10. Repeated adds up.", shown="N", complete=completion.listed(completion.seasons))]
Episodes = Annotated[Texts, _option("--episode", "-e", meaning="Episodes: S10E03, 10x03, S10E01-E03. Repeated adds up.", shown="CODE", complete=completion.listed(completion.episodes))]
SeriesName = Annotated[Text, _option("--series", meaning="The series that seasons and codes are of.", shown="ID", complete=completion.series)]
Characters = Annotated[Texts, _option("--character", "-c", meaning="Who is there. Repeated: all of them together.", shown="NAME", complete=completion.characters)]
Mentions = Annotated[Texts, _option("--mentions", meaning="Who is only spoken of.", shown="NAME", complete=completion.characters)]
People = Annotated[Texts, _option("--person", "-p", meaning="Which real person did it.", shown="NAME", complete=completion.people)]
Places = Annotated[Texts, _option("--place", meaning="Where, and in the places within.", shown="NAME", complete=completion.places)]
Arcs = Annotated[Texts, _option("--arc", "-a", meaning="Of which thread, and of those within it.", shown="NAME", complete=completion.arcs)]
Track = Annotated[Text, _option("--track", "-t", meaning="story or production.", shown="TRACK", complete=completion.words("story", "production"))]
Since = Annotated[Text, _option("--since", meaning="From this day, month or year on.", shown="DATE")]
Until = Annotated[Text, _option("--until", meaning="Up to the end of this day, month or year.", shown="DATE")]
On = Annotated[Text, _option("--on", meaning="In this day, month or year.", shown="DATE")]
Words = Annotated[Text, _option("--text", meaning="These words in title, summary, note or the episode's title.", shown="WORDS")]
Sources = Annotated[Texts, _option("--source", meaning="Which source says so.", shown="ID", complete=completion.sources)]
Confidence = Annotated[Text, _option("--confidence", meaning="confirmed, reported or inferred.", shown="WORD", complete=completion.words("confirmed", "reported", "inferred"))]
Facets = Annotated[Texts, _option("--facet", meaning="Events that change this.", shown="ID", complete=completion.facets)]

# How the answer is given

Format = Annotated[Text, _option("--format", "-o", meaning="table, tree, plain, tsv, csv, json, jsonl, yaml, markdown.", shown="FORMAT", complete=completion.formats)]
Json = Annotated[bool, _switch("--json", meaning="Short for --format json.")]
Plain = Annotated[bool, _switch("--plain", meaning="Short for --format plain.")]
Fields = Annotated[Text, typer.Option("--fields", metavar="A,B", help="Which columns, in this order.", autocompletion=_column_names(many=True))]
Sort = Annotated[Text, typer.Option("--sort", metavar="FIELD", help="Sort by this column; without a value comes last.", autocompletion=_column_names(many=False))]
Reverse = Annotated[bool, _switch("--reverse", "-r", meaning="The other way round.")]
Limit = Annotated[Text, _option("--limit", "-n", meaning="The first N of what would be shown (after --reverse, unlike git log).", shown="N")]
Count = Annotated[bool, _switch("--count", meaning="Only how many there are.")]
Header = Annotated[bool | None, _switch("--header/--no-header", meaning="A line of names above plain, tsv and csv.")]
CsvSafe = Annotated[bool, _switch("--csv-safe", meaning="csv for a spreadsheet: ' before what it would take for a formula. Changes such texts.")]
ExitStatus = Annotated[bool, _switch("--exit-status", meaning="Exit with 1 when the list is empty.")]
Quiet = Annotated[bool, _switch("--quiet", "-q", meaning="No notes on stderr; errors stay.")]
Color = Annotated[str, _option("--color", meaning="auto, always or never.", shown="WHEN", complete=completion.words("auto", "always", "never"))]
Ascii = Annotated[bool, _switch("--ascii", meaning="Lines and signs in ASCII; the data stays as it is.")]
NoPager = Annotated[bool, _switch("--no-pager", meaning="Never start the pager that PAGER names.")]
File = Annotated[Text, _option("--file", "-f", meaning="The timeline to read; - is standard input.", shown="FILE")]
Seen = Annotated[Text, _option("--seen", meaning="Show nothing later than this episode: S05E08, S05, or all.", shown="CODE", complete=completion.horizons)]

# What a command is about

EventId = Annotated[Text, _argument("ID", "The id of an event.", completion.event_ids)]
CharacterName = Annotated[Text, _argument("NAME", "An id, a name or an alias.", completion.characters)]
PersonName = Annotated[Text, _argument("NAME", "An id, a name or an alias.", completion.people)]
PlaceName = Annotated[Text, _argument("NAME", "An id or a name.", completion.places)]
ArcName = Annotated[Text, _argument("NAME", "An id or a title.", completion.arcs)]
Code = Annotated[Text, _argument("CODE", "An episode: S10E03, 10x03.", completion.episodes)]
NewFile = Annotated[Text, _argument("FILE", "The file to write; it must not be there yet.")]
Files = Annotated[Texts, _argument("[FILE]...", "The files to look at; without one, as --file says.")]
Shell = Annotated[Text, _argument("SHELL", "bash, zsh, fish or powershell.", completion.words("bash", "zsh", "fish", "powershell"))]
Strict = Annotated[bool, _switch("--strict", meaning="Warnings count as errors.")]
Explain = Annotated[Text, _option("--explain", meaning="Say what a rule is about.", shown="RULE", complete=completion.rules)]

# What single commands ask besides

Effects = Annotated[bool, _switch("--effects", meaning="What came of it, instead of what led to it.")]
Depth = Annotated[Text, _option("--depth", meaning="At most N steps away.", shown="N")]
At = Annotated[Text, _option("--at", meaning="At this episode or date; without it, at the end.", shown="CODE|DATE", complete=completion.episodes)]
CharacterText = Annotated[Text, _option("--character", "-c", meaning="Only of this character or person.", shown="NAME", complete=completion.two_sides)]
FacetText = Annotated[Text, _option("--facet", meaning="Only this facet.", shown="ID", complete=completion.facets)]
Ended = Annotated[bool, _switch("--ended", meaning="Also what has ended, with what ended it.")]
How = Annotated[Text, _option("--how", meaning="Only what was learned, or where somebody was there.", shown="there|learned", complete=completion.words("there", "learned"))]
KnowerName = Annotated[Text, _argument("ID|NAME", "The id of an event, or a character.", completion.knowers)]
OneName = Annotated[Text, _argument("NAME", "A character or a person.", completion.two_sides)]
OtherName = Annotated[Text, _argument("NAME", "The other one.", completion.two_sides)]
SearchWords = Annotated[Texts, _argument("WORDS...", "Words, in any order.")]
KindText = Annotated[Text, _option("--kind", meaning="Only these kinds: event, character, arc, ...", shown="A,B", complete=completion.kinds)]
EventText = Annotated[Text, _option("--event", meaning="Only those of this event.", shown="ID", complete=completion.event_ids)]
Publisher = Annotated[Text, _option("--publisher", meaning="Whose name has these words.", shown="WORDS")]
Origin = Annotated[Text, _option("--origin", meaning="Whose word it is has these words.", shown="WORDS")]
OpenOnly = Annotated[bool, _switch("--open", meaning="Only those without a verdict.")]
SourceId = Annotated[Text, _argument("ID", "The id of a source.", completion.sources)]
DisputeId = Annotated[Text, _argument("ID", "The id of a dispute.", completion.disputes)]
ByLane = Annotated[str, _option("--by", meaning="arc, character or person.", shown="KIND", complete=completion.words("arc", "character", "person"))]
ByTree = Annotated[str, _option("--by", meaning="season, arc or character.", shown="KIND", complete=completion.words("season", "arc", "character"))]
