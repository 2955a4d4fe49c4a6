"""Records become text: `FORMATS` names the forms, `render` imports the writer of one."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pdtimeline.model.records import Timeline
from pdtimeline.render.columns import Sheet
from pdtimeline.terminal.screen import Screen


class Listing(NamedTuple):
    """What is to be shown: records of one kind, and how they were asked for."""

    sheet: Sheet
    records: tuple[Any, ...]
    timeline: Timeline
    picked: tuple[str, ...] | None = None  # the columns of --fields
    header: bool | None = None  # None: as the format has it
    csv_safe: bool = False  # nothing in csv is a formula
    asked: tuple[str, ...] = ()  # what was asked, in words: the heading for people
    whole: int = 0  # how many records there are, if not all are to be shown


def objects(listing: Listing) -> Iterator[Any]:
    """The records as data, every column unless some were picked."""
    from pdtimeline.render.json_yaml import data

    columns = listing.sheet.pick(listing.picked) if listing.picked else listing.sheet.columns
    return (data(record, columns) for record in listing.records)


def _table(listing: Listing, screen: Screen) -> Iterator[str]:
    from pdtimeline.render.tables import Heading, table

    if not listing.records:
        return iter(())
    asked = listing.asked or ((listing.timeline.title,) if listing.timeline.title else ())
    heading = Heading(asked, listing.sheet.noun, listing.whole)
    return table(listing.records, listing.sheet, listing.picked, screen, heading)


def _tree(listing: Listing, screen: Screen) -> Iterator[str]:
    from pdtimeline.render.calendar_trees import date_tree
    from pdtimeline.render.event_trees import event_tree, record_tree, titles_of
    from pdtimeline.render.trees import tree

    records, columns = listing.records, listing.sheet.pick(listing.picked or ())
    if listing.sheet.noun != "events":
        return tree(record_tree(records, listing.sheet, columns), screen)
    titles = titles_of(listing.timeline, screen, columns)
    is_told = any(event.episode for event in records)
    return tree((event_tree if is_told else date_tree)(records, titles), screen)


FORMATS = ("table", "tree", "plain", "tsv", "csv", "json", "jsonl", "yaml", "markdown")
PICTURE = "svg"  # what any of the forms for people looks like
NAMES = (*FORMATS, PICTURE)
HUMAN = frozenset({"table", "tree"})
STRUCTURED = frozenset({"json", "jsonl", "yaml"})
ALIASES = {"ndjson": "jsonl", "md": "markdown"}


def render(listing: Listing, form: str, screen: Screen) -> Iterator[str]:
    """The records in the format, in pieces of text that end with a line feed."""
    if form in STRUCTURED:
        return render_objects(objects(listing), form, screen)
    if form in HUMAN:
        return _table(listing, screen) if form == "table" else _tree(listing, screen)
    from pdtimeline.render import delimited

    columns = listing.sheet.pick(listing.picked or listing.sheet.default)
    if form == "markdown":
        return delimited.markdown_lines(listing.records, columns)
    header = form != "plain" if listing.header is None else listing.header
    if form == "csv":
        return delimited.csv_lines(listing.records, columns, header=header, safe=listing.csv_safe)
    return delimited.tab_lines(listing.records, columns, header=header)


def render_object(record: Any, form: str, screen: Screen) -> Iterable[str]:
    """One object in a structured format."""
    from pdtimeline.render.json_yaml import ONE

    return ONE[form](record, ascii_only=not screen.holds_all)


def render_objects(objects: Iterable[Any], form: str, screen: Screen) -> Iterator[str]:
    """Several objects in a structured format."""
    from pdtimeline.render.json_yaml import SEVERAL

    return SEVERAL[form](objects, ascii_only=not screen.holds_all)
