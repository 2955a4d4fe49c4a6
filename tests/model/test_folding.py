"""How texts compare: what makes no difference to names, `--text`, `search` and `--sort` (R30)."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.folding import fold, has_phrase, text_key
from running import Run


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Jay Halstead", "jay halstead", id="capitals"),
        pytest.param("  Jay \t\n Halstead ", "jay halstead", id="blanks"),
        pytest.param("René", "rene", id="accent"),
        pytest.param("Rene\u0301", "rene", id="combining accent"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("ΛΌΓΟΣ", "λογοσ", id="Greek"),
        pytest.param("O\u2019Hara", "o'hara", id="curly apostrophe"),
        pytest.param("O\u2018Hara", "o'hara", id="opening apostrophe"),
        pytest.param("O\u02bcHara", "o'hara", id="letter apostrophe"),
        pytest.param("O\u201bHara", "o'hara", id="reversed apostrophe"),
        pytest.param("O\uff07Hara", "o'hara", id="wide apostrophe"),
        pytest.param("\u0149", "'n", id="apostrophe within a letter"),
        pytest.param("\u00bd", "1\u20442", id="compatibility"),
        pytest.param("well\u2011known", "well-known", id="hyphen that does not break"),
        pytest.param("1939\u20131945", "1939-1945", id="en dash"),
        pytest.param("a \u2014 b", "a - b", id="em dash"),
        pytest.param("\u22125", "-5", id="minus"),
        pytest.param(
            "\u201cGrand\u201d \u201eHotel\u201c \u00abNord\u00bb",
            '"grand" "hotel" "nord"',
            id="quotes",
        ),
        pytest.param("light\u00adhouse", "lighthouse", id="soft hyphen"),
        pytest.param("light\u200bhou\u200dse\ufeff", "lighthouse", id="zero width"),
        pytest.param("heart\u2764\ufe0f", "heart\u2764", id="variation selector"),
        pytest.param("\u0141ukasz S\u00f8ren \u0110or\u0111e", "lukasz soren dorde", id="strokes"),
        pytest.param("\u00c6sop \u0152dipe \u00deor", "aesop oedipe thor", id="ligatures"),
        pytest.param("no\u00a0break \u202f here", "no break here", id="no-break space"),
        pytest.param("O`Hara O\u00b4Hara", "o'hara o'hara", id="backtick and acute"),
        pytest.param("\u00a0a\u2003b", "a b", id="other blanks"),
        pytest.param("\u0301", "", id="accent only"),
        pytest.param("[a-z].*", "[a-z].*", id="pattern"),
    ],
)
def test_words_are_compared_without_accents_case_and_surplus_blanks(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_capitals_accents_and_blanks_make_no_difference(text: str) -> None:
    assert fold(f"  {unicodedata.normalize('NFD', text)}\n") == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_plain_letters_are_folded_the_same_beside_others(text: str) -> None:
    """The short way for ASCII must not differ from the long one."""
    assert fold(f"{text} é") == f"{fold(text)} e".strip()


@pytest.mark.slow
def test_folding_any_character_twice_is_folding_it_once_and_its_parts_fold_the_same() -> None:
    for number in range(sys.maxunicode + 1):
        text = chr(number)
        folded = fold(text)
        assert (text, fold(folded)) == (text, folded)
        assert (text, fold(unicodedata.normalize("NFD", text))) == (text, folded)


@pytest.mark.parametrize(
    ("phrase", "text", "is_there"),
    [
        pytest.param("ring", "The ring is gone", True, id="a word"),
        pytest.param("ring", "Two rings", True, id="the beginning of a word"),
        pytest.param("ring", "during the storm", False, id="the end of a word"),
        pytest.param("ring", "during the ring", True, id="a later word"),
        pytest.param("ring", "(ring) and the_ring", True, id="after a bracket"),
        pytest.param("ring", "the_ring", True, id="after an underscore"),
        pytest.param("the ring is", "So the  ring\nis gone", True, id="several words"),
        pytest.param("ring the", "the ring", False, id="in the order typed"),
        pytest.param('"grand" hotel', "A \u201cGrand\u201d Hotel", True, id="begins with a quote"),
        pytest.param("-like", "a war-like man", True, id="begins with a dash"),
        pytest.param("945", "1939\u20131945", False, id="within a number"),
        pytest.param("1945", "1939\u20131945", True, id="a number"),
        pytest.param("uk", "Łukasz", False, id="after a letter with a stroke"),
        pytest.param("京", "東京", True, id="a script without blanks"),
        pytest.param("[a-z]+", "abc", False, id="no pattern"),
        pytest.param("[a-z]+", "the [a-z]+ pattern", True, id="signs as they are"),
    ],
)
def test_a_phrase_begins_at_the_start_of_a_word(phrase: str, text: str, *, is_there: bool) -> None:
    assert has_phrase(phrase)(text) is is_there


@given(st.text(), st.text(), st.text())
def test_a_phrase_between_blanks_is_always_there(before: str, phrase: str, after: str) -> None:
    assert has_phrase(phrase)(f"{before} {phrase} {after}")


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["Adam", "de Vries", "Émile Bonnet", "Zoe Adams"], id="case and accents"),
        pytest.param(["Chapter 2", "chapter 10", "Chapter 010b"], id="digits as numbers"),
        pytest.param(["9", "10", "a", "a9b", "a10"], id="numbers before words"),
        pytest.param(["v1.2", "v1.10", "v1.10.1", "v2"], id="versions"),
        pytest.param(["1" * 5000, "2" * 5000, "1" * 5001], id="numbers of any length"),
    ],
)
def test_texts_sort_as_people_sort_them(texts: list[str]) -> None:
    mixed = list(reversed(texts))
    assert sorted(mixed, key=text_key) == texts


@given(st.lists(st.text(), max_size=6))
def test_any_texts_can_be_sorted_and_equal_ones_are_those_that_fold_alike(texts: list[str]) -> None:
    keys = sorted(map(text_key, texts))
    assert len(set(keys)) <= len({fold(text) for text in texts})


FOLD = """\
timeline: {format: 1, title: T}
characters:
  polish-friend: {name: \u0141ukasz Nowak}
  lee: {name: Ann "Annie" Lee}
events:
  a:
    title: "The well\u2011known \u201cGrand\u201d Hotel"
    date: 1939
    characters: [polish-friend, lee]
  b: {title: "The war of 1939\u20131945", date: 1939/1945}
  c: {title: "The light\u00adhouse goes out", date: 1940}
  d: {title: \u0141ukasz meets S\u00f8ren, date: 1941}
"""


@pytest.mark.parametrize(
    ("option", "words", "event"),
    [
        ("--text", "well-known", "a"),
        ("--text", '"Grand" Hotel', "a"),
        ("--text", "1939-1945", "b"),
        ("--text", "lighthouse", "c"),
        ("--text", "lukasz", "d"),
        ("--text", "soren", "d"),
        ("--character", "annie", "a"),
        ("--character", "lukasz nowak", "a"),
    ],
)
def test_what_is_typed_on_a_plain_keyboard_is_found(
    call: Run, tmp_path: Path, option: str, words: str, event: str
) -> None:
    path = tmp_path / "fold.yaml"
    path.write_text(FOLD, encoding="utf-8")
    done = call("events", "-f", str(path), option, words, "--fields", "id", "--plain")
    assert (done.code, done.text) == (0, f"{event}\n")


SORT = """\
timeline: {format: 1, title: T}
characters:
  zoe: {name: Zoe Adams}
  de-vries: {name: de Vries}
  emile: {name: Émile Bonnet}
  adam: {name: Adam}
events: {a: {title: A, characters: [zoe, de-vries, emile, adam]}}
"""


def test_a_list_is_sorted_by_what_people_read(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "sort.yaml"
    path.write_text(SORT, encoding="utf-8")
    done = call("characters", "-f", str(path), "--sort", "name", "--fields", "name", "--json")
    names = [record["name"] for record in json.loads(done.text)]
    assert names == ["Adam", "de Vries", "Émile Bonnet", "Zoe Adams"]
