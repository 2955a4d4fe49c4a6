"""A record gets another ID wherever the file names it, and no other byte changes."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import drawn
from marks import slow_but
from pdtimeline.editing import rename as renaming
from pdtimeline.editing.references import texts_to_change
from pdtimeline.editing.rename import ChangedLine, rename
from pdtimeline.errors import BadRequest, BadTimeline, NameNotFound, OutputFailed
from pdtimeline.loader.load import bundled, parse
from pdtimeline.model.schema import KINDS, SECTIONS
from running import TESTS

HEAD = "timeline: {format: 1, title: T}\n"
STORY = (TESTS / "small.yaml").read_bytes()


def changed(text: str, old: str, new: str, kind: str = "") -> str:
    """The text with the new ID, and nothing lost in between."""
    wanted = next((one for one in KINDS if one.name == kind), None)
    renamed = rename(text.encode(), "story.yaml", old, new, wanted)
    return renamed.data.decode()


@pytest.mark.parametrize(
    ("written", "now"),
    [
        pytest.param("jay", "ann-lee", id="plain"),
        pytest.param("'jay'", "'ann-lee'", id="single quotes"),
        pytest.param('"jay"', '"ann-lee"', id="double quotes"),
        pytest.param('"\\x6aay"', '"ann-lee"', id="an escape"),
        pytest.param("jay # jay", "ann-lee # jay", id="a comment"),
        pytest.param("\n      jay", "\n      ann-lee", id="the next line"),
        pytest.param(">- # jay\n      jay", ">- # jay\n      ann-lee", id="folded"),
        pytest.param("|-\n      jay\n# jay", "|-\n      ann-lee\n# jay", id="literal"),
    ],
)
def test_an_id_may_be_written_in_any_style(written: str, now: str) -> None:
    text = f"{HEAD}places: {{jay: {{name: jay}}}}\nevents:\n  one:\n    title: jay\n    place: {written}\n"
    after = text.replace("{jay:", "{ann-lee:").replace(f"place: {written}", f"place: {now}")
    assert changed(text, "jay", "ann-lee") == after


@pytest.mark.parametrize("key", ["jay", "'jay'", '"jay"', "? jay\n  "])
def test_a_key_may_be_written_in_any_style(key: str) -> None:
    text = f"{HEAD}characters:\n  {key}: {{name: jay}} # jay\n"
    text += "events: {one: {title: A, characters: [jay]}}\n"
    now = changed(text, "jay", "kim")
    assert now == text.replace(f"  {key}:", f"  {key.replace('jay', 'kim')}:").replace(
        "[jay]", "[kim]"
    )


LISTS = """timeline: {format: 1, title: T} # jay and jay-lee
characters:
  jay:   {name: jay, aliases: [jay]}
  jay-lee: {name: jay-lee}
facets: {bond: {title: Bond, of: pair}}
events:
  one:
    title: jay
    characters:
    - jay   # jay
    - 'jay-lee'
  x-jay: {characters: jay}
  two: {title: jay, characters: [jay-lee,jay], mentions: [ jay ,
    jay-lee], x-jay: [jay], learns: [{who: [jay], of: one}],
    changes: [{facet: bond, of: [jay, jay-lee], to: jay}], note: jay, about: []}
disputes:
  jay-or-lee: {question: jay, characters: [jay], claims: [{says: jay, note: jay}]}
x-jay: {jay: jay}
waive:
- {rule: unused, record: jay, why: jay}
- {rule: unused, record: ' jay ', why: jay-lee}
"""


def test_only_what_names_the_record_changes() -> None:
    now = changed(LISTS, "jay", "kim")
    assert now.splitlines() == [
        "timeline: {format: 1, title: T} # jay and jay-lee",
        "characters:",
        "  kim:   {name: jay, aliases: [jay]}",
        "  jay-lee: {name: jay-lee}",
        "facets: {bond: {title: Bond, of: pair}}",
        "events:",
        "  one:",
        "    title: jay",
        "    characters:",
        "    - kim   # jay",
        "    - 'jay-lee'",
        "  x-jay: {characters: jay}",
        "  two: {title: jay, characters: [jay-lee,kim], mentions: [ kim ,",
        "    jay-lee], x-jay: [jay], learns: [{who: [kim], of: one}],",
        "    changes: [{facet: bond, of: [kim, jay-lee], to: jay}], note: jay, about: []}",
        "disputes:",
        "  jay-or-lee: {question: jay, characters: [kim], claims: [{says: jay, note: jay}]}",
        "x-jay: {jay: jay}",
        "waive:",
        "- {rule: unused, record: kim, why: jay}",
        "- {rule: unused, record: ' kim ', why: jay-lee}",
    ]
    assert changed(now, "kim", "jay") == LISTS


EVERYWHERE = """timeline: {{format: 1, title: T, series: {pd}}}
series: {{{pd}: {{title: P}}, {fire}: {{title: F}}}}
episodes:
  S01E01: {{title: A, directors: [{ann}], writers: [{ann}], sources: [{post}]}}
  {fire}-S01E01: {{revealed: {fire}-S01E02}}
people: {{{ann}: {{name: Ann, sources: [{post}]}}}}
characters: {{{jay}: {{name: Jay, portrayed_by: [{ann}], sources: [{post}]}}}}
arcs: {{{fall}: {{title: Fall, sources: [{post}]}}, part: {{title: Part, within: {fall}}}}}
places: {{{city}: {{name: City}}, house: {{name: House, within: {city}}}}}
facets: {{{mood}: {{title: Mood, of: one}}}}
sources: {{{post}: {{publisher: P, title: T}}}}
events:
  {first}: {{title: A, episode: {fire}-S01E01, place: {city}, characters: [{jay}], people: [{ann}]}}
  second:
    {{title: B, causes: [{first}], arcs: [{fall}], sources: [{post}], mentions: [{jay}], born: [{ann}],
    died: [{jay}], about: [{first}], learns: [{{who: [{jay}], of: {first}}}],
    changes: [{{facet: {mood}, of: [{jay}], to: x}}, {{facet: {mood}, of: [{ann}]}}]}}
disputes:
  {which}:
    {{question: Q, events: [{first}], episodes: [{fire}-S01E01, S01E01], characters: [{jay}], people: [{ann}],
    claims: [{{says: A, sources: [{post}]}}]}}
waive: [{{rule: unused, record: {jay}, why: W}}, {{rule: unused, record: {fire}-S01E01, why: W}}]
"""
IDS = ("pd", "fire", "ann", "jay", "fall", "city", "mood", "post", "first", "which")


@pytest.mark.parametrize("old", IDS)
def test_every_field_that_may_name_a_record_is_changed(old: str) -> None:
    before = EVERYWHERE.format_map({id_: id_ for id_ in IDS})
    after = EVERYWHERE.format_map({id_: id_ if id_ != old else "new-name" for id_ in IDS})
    assert changed(before, old, "new-name") == after
    assert changed(after, "new-name", old) == before


def test_the_table_names_no_field_that_was_forgotten_above() -> None:
    """Whoever adds a field that refers to records adds it to the text above."""
    named = {
        f"{kind.section}.{field.name}"
        for kind in SECTIONS.values()
        for field in kind.fields
        if field.refers
    }
    assert all(f"{name.partition('.')[2]}: " in EVERYWHERE for name in named)


def test_a_code_is_changed_like_an_id() -> None:
    text = EVERYWHERE.format_map({id_: id_ for id_ in IDS})
    assert changed(text, "S01E01", "S02E01") == text.replace(" S01E01", " S02E01")
    assert changed(text, "fire-S01E01", "S02E01") == text.replace("fire-S01E01", "S02E01")
    with pytest.raises(BadRequest, match='"nine" is not an episode code; write S05E07'):
        rename(text.encode(), "story.yaml", "S01E01", "nine")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_mark_at_the_start_stay(end: str, mark: str) -> None:
    lines = ["# Zoë 日本 😀", "timeline: {format: 1, title: Zoë 😀}"]
    lines += [
        "places: {city: {name: 日本 😀}}",
        "events: {one: {title: '😀 é', place: city}} # é city",
        "",
    ]
    text = mark + end.join(lines)
    renamed = rename(text.encode(), "story.yaml", "city", "town")
    assert renamed.data.decode() == text.replace("{city", "{town").replace(
        "place: city", "place: town"
    )
    assert renamed.places == 2
    assert renamed.lines[1] == ChangedLine(
        4,
        "events: {one: {title: '😀 é', place: city}} # é city",
        "events: {one: {title: '😀 é', place: town}} # é city",
    )


def test_a_line_is_told_once() -> None:
    events = "one: {title: A}, two: {title: B, causes: [one]}, three: {title: C, causes: [one]}"
    text = f"{HEAD}events: {{{events}}}\n"
    renamed = rename(text.encode(), "story.yaml", "one", "four")
    assert (renamed.places, [line.number for line in renamed.lines]) == (3, [2])


BOTH = f"""{HEAD}arcs: {{elopement: {{title: A}}}}
events: {{elopement: {{title: B, arcs: [elopement]}}, two: {{title: C, causes: [elopement]}}}}
waive: [{{rule: unused, record: elopement, why: It is.}}]
"""


def test_of_two_records_with_one_id_one_is_changed() -> None:
    """A waiver may mean either; it stays with the record that keeps the ID."""
    assert changed(BOTH, "elopement", "wedding", "arc") == (
        BOTH.replace("arcs: {elopement", "arcs: {wedding").replace(
            "arcs: [elopement", "arcs: [wedding"
        )
    )
    assert changed(BOTH, "elopement", "wedding", "event") == (
        BOTH.replace("events: {elopement", "events: {wedding").replace(
            "causes: [elopement", "causes: [wedding"
        )
    )
    with pytest.raises(BadRequest) as error:
        changed(BOTH, "elopement", "wedding")
    assert str(error.value) == (
        '"elopement" is the ID of an arc and an event; use --kind arc or --kind event'
    )


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("jay-halstead", "the old and the new ID are the same; give another one"),
        ("kim-burgess", '"kim-burgess" is already the ID of a character; choose another ID'),
        ("bob-writer", '"bob-writer" is already the ID of a person; choose another ID'),
        ("first", '"first" is already the ID of an event; choose another ID'),
        (
            "Jay Lee",
            '"Jay Lee" is not a valid ID; use lowercase letters, digits, and single hyphens: jay-lee',
        ),
        ("", '"" is not a valid ID; use lowercase letters, digits, and single hyphens'),
        ("x-jay", '"x-jay" starts with x-, as your own keys do; choose another ID'),
        ("null", '"null" means nothing in YAML; choose another ID'),
        ("a" * 65, "an ID can have up to 64 characters, but this one has 65"),
    ],
)
def test_an_id_that_cannot_be_one_is_refused(new: str, said: str) -> None:
    with pytest.raises(BadRequest) as error:
        rename(STORY, "small.yaml", "jay-halstead", new)
    assert str(error.value) == said


def test_an_arc_may_be_called_like_an_event() -> None:
    assert parse(rename(STORY, "small.yaml", "main-arc", "first").data).arcs["first"]


def test_an_id_that_is_not_there_is_refused_with_a_guess() -> None:
    with pytest.raises(NameNotFound, match='unknown ID "jay-halsted"; did you mean jay-halstead'):
        rename(STORY, "small.yaml", "jay-halsted", "kim-lee")
    arc = SECTIONS["arcs"]
    with pytest.raises(NameNotFound, match='unknown arc "jay-halstead"'):
        rename(STORY, "small.yaml", "jay-halstead", "kim-lee", arc)


def test_a_file_with_problems_is_refused() -> None:
    text = f"{HEAD}events: {{one: {{title: A, place: nowhere}}}}\n"
    with pytest.raises(BadTimeline, match="nowhere"):
        rename(text.encode(), "story.yaml", "one", "two")


@pytest.mark.parametrize("kept", [1, 2])
def test_what_would_not_be_the_same_timeline_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    """As if a place of the ID were forgotten: an unknown ID, or a record that is another."""

    def some(*given: Any) -> Any:
        return list(texts_to_change(*given))[:kept]

    text = f"{HEAD}places: {{city: {{name: A}}}}\nevents: {{one: {{title: B, place: city}}}}\n"
    text += "waive: [{rule: unused, record: city, why: C}]\n"
    monkeypatch.setattr("pdtimeline.editing.rename.texts_to_change", some)
    with pytest.raises(OutputFailed) as error:
        rename(text.encode(), "story.yaml", "city", "town")
    assert str(error.value) == (
        'cannot rename "city" without changing more than its ID; nothing was written, so change it by hand'
    )


def test_an_id_that_is_broken_into_two_lines_is_left_to_people() -> None:
    text = f'{HEAD}events: {{one: {{title: A}}, two: {{title: B, causes: ["o\\\n  ne"]}}}}\n'
    with pytest.raises(OutputFailed, match="nothing was written"):
        rename(text.encode(), "story.yaml", "one", "three")


def test_the_order_of_records_is_part_of_a_timeline() -> None:
    """Equal maps may be in another order."""
    one, two = (
        parse(f"{HEAD}places: {{{', '.join(places)}}}\nevents: {{}}\n".encode())
        for places in (("a: {name: A}", "b: {name: B}"), ("b: {name: B}", "a: {name: A}"))
    )
    assert one == two
    assert not renaming._is_same(one, two)  # noqa: SLF001 - no public way makes another order


class Dumper(yaml.SafeDumper):
    """Writes no aliases, which a timeline cannot have."""

    def ignore_aliases(self, _: object) -> bool:
        return True


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, dict[str, Any]]:
    """A drawn timeline as a file in any style, and its data."""
    data = draw(drawn.timelines)
    text = yaml.dump(
        data,
        Dumper=Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_style=draw(st.sampled_from((None, "'", '"'))),
        default_flow_style=draw(st.sampled_from((None, False, True))),
        indent=draw(st.sampled_from((2, 4))),
    )
    text = draw(st.sampled_from(("", "\ufeff", "# é jay ann pd\n"))) + text
    return text.replace("\n", draw(st.sampled_from(("\n", "\r\n")))).encode(), data


def with_word(value: Any, old: str, new: str) -> Any:
    """The data with another word wherever one word is all that a text says, or before a code.

    Keys of the user's own stay as they are, whatever is in them.
    """
    if isinstance(value, dict):
        return {
            with_word(key, old, new): item if key.startswith("x-") else with_word(item, old, new)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [with_word(item, old, new) for item in value]
    if value == old or str(value).startswith(f"{old}-S"):
        return new + str(value)[len(old) :]
    return value


@given(files(), st.sampled_from((*drawn.PEOPLE, *drawn.CHARACTERS, *drawn.ARCS, *drawn.PLACES,
                                 *drawn.SOURCES, *drawn.EVENTS, *drawn.DISPUTES, "pd", "fire", "med",
                                 "bond", "post")))  # fmt: skip
def test_there_and_back_gives_the_same_bytes(file: tuple[bytes, dict[str, Any]], old: str) -> None:
    data, content = file
    kind = SECTIONS["facets"] if old == "post" else None  # a source is called so, too
    renamed = rename(data, "drawn.yaml", old, "another-name", kind)
    assert rename(renamed.data, "drawn.yaml", "another-name", old).data == data
    if kind is None:
        expected = with_word(content, old, "another-name")
        assert parse(renamed.data) == parse(json.dumps(expected).encode())


@pytest.mark.parametrize(
    "old",
    slow_but(
        ["jay-halstead", "elopement", "intelligence", "seed-002", "fire", "chicago"], "elopement"
    ),
)
def test_the_built_in_timeline_can_be_renamed_there_and_back(old: str) -> None:
    data = bundled().read_bytes()
    kind = SECTIONS["events"] if old == "elopement" else None
    renamed = rename(data, "timeline.yaml", old, "another-name", kind)
    assert renamed.places > 1
    assert rename(renamed.data, "timeline.yaml", "another-name", old).data == data
