"""Options and arguments that single commands take, as in `options`: loaded with those commands only."""

from typing import Annotated, Any, NamedTuple

from pdtimeline.cli import completion
from pdtimeline.cli import param_types as parsed
from pdtimeline.cli.options import (
    OUTPUT,
    TIMELINE,
    Quiet,
    Text,
    Texts,
    argument,
    choice,
    option,
    switch,
)
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.values import EpisodeCode

# fmt: off

NewFile = Annotated[Text, argument("FILE", "File to create. It must not exist yet.", completion.files)]
OldFile = Annotated[Text, argument("OLD", "Timeline before, or - for standard input.", completion.files)]
NewerFile = Annotated[Text, argument("NEW", "Timeline after, or - for standard input.", completion.files)]
Files = Annotated[Texts, argument("[FILE]...", "Files to check. Default: the timeline from --file.", completion.files)]
TableFormat = Annotated[Text, argument("FORMAT", "csv.", completion.words("csv"))]
TableFile = Annotated[Text, argument("FILE", "Table to read, or - for standard input.", completion.files)]
Into = Annotated[Text, option("--into", meaning="Add the events to this timeline instead of printing a new one.", metavar="FILE", parser=parsed.into_name, complete=completion.files, panel=TIMELINE)]
AnyId = Annotated[Text, argument("ID", "ID of any record, or episode code.", completion.all_ids)]
OldId = Annotated[Text, argument("OLD", "ID to change.", completion.all_ids)]
NewId = Annotated[Text, argument("NEW", "ID to change it to.")]
RecordKind = Annotated[Any, option("--kind", meaning="Set the kind of record, such as arc, when two kinds share the ID.", metavar="KIND", parser=parsed.kind_of_record, complete=completion.kinds_of_records)]
OwnFile = Annotated[Text, option("--file", "-f", meaning="Change this timeline.", metavar="FILE", parser=parsed.file_name, complete=completion.files, panel=TIMELINE)]
DryRun = Annotated[bool, switch("--dry-run", meaning="Print the lines that would change, and write nothing.")]
CommandName = Annotated[Text, argument("[COMMAND]", "Command to explain. Without it: all commands.", completion.commands)]
Shell = Annotated[Text, argument("SHELL", "bash, zsh, fish, or powershell.", completion.words("bash", "zsh", "fish", "powershell"))]
SchemaOf = Annotated[Text, argument("[SUBJECT]", "file (the default) or output.", completion.words("file", "output"))]
Strict = Annotated[bool, switch("--strict", meaning="Treat warnings as errors.")]
Explain = Annotated[Text, option("--explain", meaning="Explain a rule and exit.", metavar="RULE", parser=parsed.rule, complete=completion.rules)]
ExportName = Annotated[Text, argument("FORMAT", "html, ics, mermaid, dot, timelinejs, or sqlite.", completion.exports)]
OutputFile = Annotated[Text, option("--output", "-o", meaning="Write to this file instead of standard output.", metavar="FILE", parser=parsed.output_name, panel=OUTPUT)]
Force = Annotated[bool, switch("--force", meaning="Replace a file that exists.", panel=OUTPUT)]
Causes = Annotated[bool, switch("--causes", meaning="With mermaid: show what led to what.", panel=OUTPUT)]
Effects = Annotated[bool, switch("--effects", meaning="Show what the event led to instead.")]
Depth = Annotated[int | None, option("--depth", meaning="Stop after N steps.", metavar="N", parser=parsed.number_for("--depth"))]
At = Annotated[EpisodeCode | PartialDate | None, option("--at", meaning="Set the point in time: an episode or a date. Default: the end.", metavar="CODE|DATE", parser=parsed.point, complete=completion.episodes)]
CharacterText = Annotated[Text, option("--character", "-c", meaning="Filter by character or real person.", metavar="NAME", complete=completion.two_sides)]
FacetText = Annotated[Text, option("--facet", meaning="Filter by facet.", metavar="ID", complete=completion.facets)]
Ended = Annotated[bool, switch("--ended", meaning="Include values that have ended, and what ended them.")]
How = Annotated[Text, choice("--how", meaning="Filter by how they know: there (present) or learned.", metavar="there|learned", choices=("there", "learned"), what="--how value")]
KnowerName = Annotated[Texts, argument("ID|NAME", "Event ID, or a character's ID, name, or alias.", completion.first(completion.knowers))]
OneName = Annotated[Text, argument("NAME", "First character or real person.", completion.two_sides)]
OtherName = Annotated[Text, argument("NAME", "Second character or real person.", completion.two_sides)]
BeginMark = Annotated[Text, argument("FROM", "Event ID, episode code, or date.", completion.event_ids)]
EndMark = Annotated[Text, argument("TO", "Event ID, episode code, or date.", completion.event_ids)]
SearchWords = Annotated[Texts, argument("WORDS...", "Words to find, in any order.")]
KindText = Annotated[tuple[str, ...] | None, option("--kind", meaning="Filter by kind of record, such as event or event,place.", metavar="A,B", parser=parsed.kinds, complete=completion.kinds)]
EventText = Annotated[Text, option("--event", meaning="Filter by event.", metavar="ID", complete=completion.event_ids)]
Publisher = Annotated[Text, option("--publisher", meaning="Filter by words in the publisher.", metavar="WORDS", parser=parsed.words_for("--publisher"))]
Origin = Annotated[Text, option("--origin", meaning="Filter by words in the origin.", metavar="WORDS", parser=parsed.words_for("--origin"))]
OpenOnly = Annotated[bool, switch("--open", meaning="Show only disputes without a verdict.")]
ByLane = Annotated[str, choice("--by", meaning="Group by arc, character, person, or place.", metavar="KIND", choices=("arc", "character", "person", "place"), what="--by value")]
ByTree = Annotated[Text, choice("--by", meaning="Group by season, arc, character, place, or date.", metavar="KIND", choices=("season", "arc", "character", "place", "date"), what="--by value")]
LaneScale = Annotated[Text, choice("--scale", meaning="Set the scale: season, year, month, day, hour, or minute.", metavar="SCALE", choices=("season", "year", "month", "day", "hour", "minute"), what="scale")]
TreeScale = Annotated[Text, choice("--scale", meaning="With --by date, group by year, month, day, hour, or minute.", metavar="SCALE", choices=("year", "month", "day", "hour", "minute"), what="scale")]

# fmt: on


class Exporting(NamedTuple):
    """Where an export goes, and how."""

    output: OutputFile = None
    force: Force = False
    causes: Causes = False
    quiet: Quiet = False
