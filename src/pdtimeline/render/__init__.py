"""Records become text: `FORMATS` names the forms, `render` picks one and imports its writer then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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


Writer = Callable[[Listing, Screen], Iterator[str]]


def _plain(listing: Listing, _: Screen) -> Iterator[str]:
    from pdtimeline.render.delimited import tab_lines

    columns = listing.sheet.pick(listing.picked or listing.sheet.default)
    return tab_lines(listing.records, columns, header=bool(listing.header))


def _tsv(listing: Listing, screen: Screen) -> Iterator[str]:
    return _plain(listing._replace(header=listing.header is not False), screen)


def _csv(listing: Listing, _: Screen) -> Iterator[str]:
    from pdtimeline.render.delimited import csv_lines

    columns = listing.sheet.pick(listing.picked or listing.sheet.default)
    header = listing.header is not False
    return csv_lines(listing.records, columns, header=header, safe=listing.csv_safe)


def _markdown(listing: Listing, _: Screen) -> Iterator[str]:
    from pdtimeline.render.markdown import markdown_lines

    return markdown_lines(
        listing.records, listing.sheet.pick(listing.picked or listing.sheet.default)
    )


def objects(listing: Listing) -> Iterator[Any]:
    """The records as data, every column unless some were picked."""
    from pdtimeline.render.json_yaml import data

    columns = listing.sheet.pick(listing.picked) if listing.picked else listing.sheet.columns
    return (data(record, columns) for record in listing.records)


def _json(listing: Listing, screen: Screen) -> Iterator[str]:
    return render_objects(objects(listing), "json", screen)


def _jsonl(listing: Listing, screen: Screen) -> Iterator[str]:
    return render_objects(objects(listing), "jsonl", screen)


def _yaml(listing: Listing, screen: Screen) -> Iterator[str]:
    return render_objects(objects(listing), "yaml", screen)


def _table(listing: Listing, screen: Screen) -> Iterator[str]:
    from pdtimeline.render.tables import Heading, table

    if not listing.records:
        return iter(())
    asked = listing.asked or ((listing.timeline.title,) if listing.timeline.title else ())
    heading = Heading(asked, listing.sheet.noun, listing.whole)
    return table(listing.records, listing.sheet, listing.picked, screen, heading)


def _tree(listing: Listing, screen: Screen) -> Iterator[str]:
    from pdtimeline.render.event_trees import event_tree, record_tree, titles_of
    from pdtimeline.render.trees import tree

    columns = listing.sheet.pick(listing.picked or ())
    if listing.sheet.noun == "events":
        titles = titles_of(listing.timeline, screen, columns)
        if not any(event.episode for event in listing.records):
            from pdtimeline.render.calendar_trees import date_tree

            return tree(date_tree(listing.records, titles), screen)
        return tree(event_tree(listing.records, titles), screen)
    return tree(record_tree(listing.records, listing.sheet, columns), screen)


FORMATS: Mapping[str, Writer] = {
    "table": _table,
    "tree": _tree,
    "plain": _plain,
    "tsv": _tsv,
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "yaml": _yaml,
    "markdown": _markdown,
}
PICTURE = "svg"  # what any of the forms for people looks like
NAMES = (*FORMATS, PICTURE)
HUMAN = frozenset({"table", "tree"})
STRUCTURED = frozenset({"json", "jsonl", "yaml"})
ALIASES = {"ndjson": "jsonl", "md": "markdown"}


def render(listing: Listing, form: str, screen: Screen) -> Iterator[str]:
    """The records in the format, in pieces of text that end with a line feed."""
    return FORMATS[form](listing, screen)


def render_object(record: Any, form: str, screen: Screen) -> Iterable[str]:
    """One object in a structured format."""
    from pdtimeline.render import json_yaml as structured

    ascii_only = not screen.holds_all
    if form == "json":
        return structured.json_object(record, ascii_only=ascii_only)
    if form == "jsonl":
        return structured.json_lines([record], ascii_only=ascii_only)
    return structured.yaml_object(record, ascii_only=ascii_only)


def render_objects(objects: Iterable[Any], form: str, screen: Screen) -> Iterator[str]:
    """Several objects in a structured format."""
    from pdtimeline.render import json_yaml as structured

    ascii_only = not screen.holds_all
    if form == "json":
        return structured.json_array(objects, ascii_only=ascii_only)
    if form == "jsonl":
        return structured.json_lines(objects, ascii_only=ascii_only)
    return structured.yaml_list(objects, ascii_only=ascii_only)
