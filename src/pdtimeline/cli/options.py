"""Every option and argument of the command line once, as an `Annotated` alias.

Values are taken as text and parsed by `arguments`, so that errors are in our words and do not change
with the version of Typer. Neither here nor in the modules of commands are annotations texts: Typer would
compile each one and evaluate it twice, at every start.
"""

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import typer

from pdtimeline.cli import completion
from pdtimeline.cli.completion import Candidates

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

Seasons = Annotated[Texts, _option("--season", "-s", meaning="Filter by season: 10, 5-7, 10-, or 5,10. Repeat to add more.", shown="N", complete=completion.listed(completion.seasons))]
Episodes = Annotated[Texts, _option("--episode", "-e", meaning="Filter by episode: S10E03, 10x03, or S10E01-E03. Repeat to add more.", shown="CODE", complete=completion.listed(completion.episodes))]
SeriesName = Annotated[Text, _option("--series", meaning="Filter by series. Without it, seasons and codes mean the main series.", shown="ID", complete=completion.series)]
Characters = Annotated[Texts, _option("--character", "-c", meaning="Filter by character. Repeat to require all of them.", shown="NAME", complete=completion.characters)]
Mentions = Annotated[Texts, _option("--mentions", meaning="Filter by character who is mentioned but not present.", shown="NAME", complete=completion.characters)]
People = Annotated[Texts, _option("--person", "-p", meaning="Filter by real person (cast or crew).", shown="NAME", complete=completion.people)]
Places = Annotated[Texts, _option("--place", meaning="Filter by place, including places inside it.", shown="NAME", complete=completion.places)]
Arcs = Annotated[Texts, _option("--arc", "-a", meaning="Filter by arc, including its sub-arcs.", shown="NAME", complete=completion.arcs)]
Track = Annotated[Text, _option("--track", "-t", meaning="Filter by track: story or production.", shown="TRACK", complete=completion.words("story", "production"))]
Since = Annotated[Text, _option("--since", meaning="Start at this date: 2022, 2022-10, or 2022-10-05.", shown="DATE")]
Until = Annotated[Text, _option("--until", meaning="Stop after this date. A month or year counts in full.", shown="DATE")]
On = Annotated[Text, _option("--on", meaning="Filter by date: a day, month, or year.", shown="DATE")]
Words = Annotated[Text, _option("--text", meaning="Filter by text in the title, summary, note, or episode title.", shown="WORDS")]
Sources = Annotated[Texts, _option("--source", meaning="Filter by cited source.", shown="ID", complete=completion.sources)]
Confidence = Annotated[Text, _option("--confidence", meaning="Filter by confidence: confirmed, reported, or inferred.", shown="WORD", complete=completion.words("confirmed", "reported", "inferred"))]
Facets = Annotated[Texts, _option("--facet", meaning="Filter by facet that the event changes.", shown="ID", complete=completion.facets)]

# How the answer is given

Format = Annotated[Text, _option("--format", "-o", meaning="Set the output format: table, tree, plain, tsv, csv, json, jsonl, yaml, or markdown.", shown="FORMAT", complete=completion.formats)]
Json = Annotated[bool, _switch("--json", meaning="Same as --format json.")]
Plain = Annotated[bool, _switch("--plain", meaning="Same as --format plain.")]
Fields = Annotated[Text, typer.Option("--fields", metavar="A,B", help="Show only these columns, in this order.", autocompletion=_column_names(many=True))]
Sort = Annotated[Text, typer.Option("--sort", metavar="FIELD", help="Sort by this column. Empty values come last.", autocompletion=_column_names(many=False))]
Reverse = Annotated[bool, _switch("--reverse", "-r", meaning="Reverse the order.")]
Limit = Annotated[Text, _option("--limit", "-n", meaning="Show only the first N (after --reverse, unlike git log).", shown="N")]
Count = Annotated[bool, _switch("--count", meaning="Print only the number of results.")]
Header = Annotated[bool | None, _switch("--header/--no-header", meaning="Print column names above plain, tsv, and csv output.")]
CsvSafe = Annotated[bool, _switch("--csv-safe", meaning="Put ' before csv text that a spreadsheet would run as a formula. This changes the data.")]
ExitStatus = Annotated[bool, _switch("--exit-status", meaning="Exit with 1 if the list is empty.")]
Quiet = Annotated[bool, _switch("--quiet", "-q", meaning="Hide notes on stderr, but not errors.")]
Color = Annotated[str, _option("--color", meaning="Use color: auto, always, or never.", shown="WHEN", complete=completion.words("auto", "always", "never"))]
Ascii = Annotated[bool, _switch("--ascii", meaning="Draw lines and symbols in ASCII. Data is unchanged.")]
NoPager = Annotated[bool, _switch("--no-pager", meaning="Do not use a pager.")]
File = Annotated[Text, _option("--file", "-f", meaning="Read this timeline, or - for standard input.", shown="FILE")]
Seen = Annotated[Text, _option("--seen", meaning="Hide everything after this episode or season: S05E08 or S05. Use all to hide nothing.", shown="CODE", complete=completion.horizons)]

# What a command is about

EventId = Annotated[Text, _argument("ID", "Event ID.", completion.event_ids)]
CharacterName = Annotated[Text, _argument("NAME", "ID, name, or alias.", completion.characters)]
PersonName = Annotated[Text, _argument("NAME", "ID, name, or alias.", completion.people)]
PlaceName = Annotated[Text, _argument("NAME", "ID or name.", completion.places)]
ArcName = Annotated[Text, _argument("NAME", "ID or title.", completion.arcs)]
Code = Annotated[Text, _argument("CODE", "Episode code, such as S10E03 or 10x03.", completion.episodes)]
NewFile = Annotated[Text, _argument("FILE", "File to create. It must not exist yet.")]
Files = Annotated[Texts, _argument("[FILE]...", "Files to check. Default: the timeline from --file.")]
Shell = Annotated[Text, _argument("SHELL", "bash, zsh, fish, or powershell.", completion.words("bash", "zsh", "fish", "powershell"))]
Strict = Annotated[bool, _switch("--strict", meaning="Treat warnings as errors.")]
Explain = Annotated[Text, _option("--explain", meaning="Explain a rule and exit.", shown="RULE", complete=completion.rules)]

# What single commands ask besides

Effects = Annotated[bool, _switch("--effects", meaning="Show what the event led to instead.")]
Depth = Annotated[Text, _option("--depth", meaning="Stop after N steps.", shown="N")]
At = Annotated[Text, _option("--at", meaning="Set the point in time: an episode or a date. Default: the end.", shown="CODE|DATE", complete=completion.episodes)]
CharacterText = Annotated[Text, _option("--character", "-c", meaning="Filter by character or real person.", shown="NAME", complete=completion.two_sides)]
FacetText = Annotated[Text, _option("--facet", meaning="Filter by facet.", shown="ID", complete=completion.facets)]
Ended = Annotated[bool, _switch("--ended", meaning="Include values that have ended, and what ended them.")]
How = Annotated[Text, _option("--how", meaning="Filter by how they know: there (present) or learned.", shown="there|learned", complete=completion.words("there", "learned"))]
KnowerName = Annotated[Text, _argument("ID|NAME", "Event ID, or a character's ID, name, or alias.", completion.knowers)]
OneName = Annotated[Text, _argument("NAME", "First character or real person.", completion.two_sides)]
OtherName = Annotated[Text, _argument("NAME", "Second character or real person.", completion.two_sides)]
SearchWords = Annotated[Texts, _argument("WORDS...", "Words to find, in any order.")]
KindText = Annotated[Text, _option("--kind", meaning="Filter by kind of record, such as event or event,place.", shown="A,B", complete=completion.kinds)]
EventText = Annotated[Text, _option("--event", meaning="Filter by event.", shown="ID", complete=completion.event_ids)]
Publisher = Annotated[Text, _option("--publisher", meaning="Filter by words in the publisher.", shown="WORDS")]
Origin = Annotated[Text, _option("--origin", meaning="Filter by words in the origin.", shown="WORDS")]
OpenOnly = Annotated[bool, _switch("--open", meaning="Show only disputes without a verdict.")]
SourceId = Annotated[Text, _argument("ID", "Source ID.", completion.sources)]
DisputeId = Annotated[Text, _argument("ID", "Dispute ID.", completion.disputes)]
ByLane = Annotated[str, _option("--by", meaning="Group by arc, character, or person.", shown="KIND", complete=completion.words("arc", "character", "person"))]
ByTree = Annotated[str, _option("--by", meaning="Group by season, arc, or character.", shown="KIND", complete=completion.words("season", "arc", "character"))]
