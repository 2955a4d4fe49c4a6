"""Slips within a value: brackets and commas, quotes and escapes, characters that mean something to YAML.

Each function takes the place where libyaml stumbled, and says what is wrong there.
"""

from __future__ import annotations

import re

from pdtimeline.diagnostics.characters import COMMAS, named
from pdtimeline.diagnostics.proposals import (
    SHOWN,
    curly_quotes,
    in_brackets,
    in_quotes,
    in_single_quotes,
    items_of,
    members,
    shown,
)
from pdtimeline.diagnostics.syntax import NEAR, At, Fault, Said, comment_column, form_at, is_cut
from pdtimeline.diagnostics.value_hints import likely_id
from pdtimeline.model.schema import Form

LISTS = frozenset({Form.IDS, Form.CODES, Form.TEXTS})
_WORDS = {Form.CODE, Form.DATE, Form.CHOICE, Form.NUMBER, Form.OFFSET}
_ID = re.compile(r"[\w-]+")
_LISTS = re.compile(r"\[+ *[\w-]+ *\]+(?: *, *\[+ *[\w-]+ *\]+)+")
_HALVES = re.compile(r"\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})", re.ASCII | re.IGNORECASE)


COLON_IN_BRACKETS = Said(
    "there is a colon right before a comma or bracket",
    "add a space after it, or put the text in quotes if the colon belongs to it",
)
TEXT_BESIDE_BAR = Said(
    "after > or |, the text starts on the next line",
    "move it there, or put it in quotes if > or | is part of the text",
)


def missing_value(fault: Fault) -> Said:
    """A comma or a closing bracket where a value should be."""
    if "block node" in fault.context:
        return starts_with(fault)
    if fault.is_at_end:
        return open_brackets(fault._replace(opening=fault.last_bracket()))
    if fault.char == "-":
        return Said("a list in [ ] has no dashes", "delete this one, and put commas between items")
    char = "comma" if fault.char == "," else fault.char
    return Said(f"a value is missing before this {char}", "add it, or delete the comma")


def open_brackets(fault: Fault) -> Said:
    """A list in [ ], or fields in { }, that continue where they should not."""
    row, column = fault.opening
    opens = fault.lines[row][column]
    closes = "]" if opens == "[" else "}"
    place = f"line {row + 1}, column {column + 1}"
    if comment := _comment_in_brackets(fault):
        return Said(f"this # starts a comment, so the {opens} on {place} is not closed", *comment)
    if said := _other_closing(fault, opens, closes):
        return said
    if fault.is_at_end:
        return Said(f"this {opens} is never closed", f"add {closes} where it ends", fault.opening)
    if fault.char in "]}":
        what = f"this {fault.char} does not match the {opens} on {place}"
        return Said(what, f"replace it with {closes}, or add {closes} before it")
    if fault.row > row and not fault.lines[row + 1].strip():
        what = f"this {opens} is not closed before the empty line"
        return Said(what, f"add {closes} where it ends", fault.opening)
    return _missing_comma(fault, f"the {opens} on {place}", closes)


def _other_closing(fault: Fault, opens: str, closes: str) -> Said | None:
    """A bracket of another kind at the end of the line, where the one that closes should be."""
    row, column = fault.opening
    match = re.search(r"[)\uff3d\uff5d\uff09\u3011](?=[\s,}\]]*$)", fault.lines[row])
    if match is None or match.start() < column:
        return None
    if match[0] == ")":
        what = f"this ) does not close the {opens} on line {row + 1}, column {column + 1}"
        return Said(what, f"replace it with {closes}", (row, match.start()))
    what = f"{named(match[0])} is used in place of {closes}"
    return Said(what, f"type {closes}", (row, match.start()))


def _missing_comma(fault: Fault, opening: str, closes: str) -> Said:
    """Something that continues a list in [ ] or fields in { } without a comma."""
    if comma := re.search(f"[{COMMAS}]", fault.before):
        what = f"{named(comma[0])} is used in place of a comma"
        return Said(what, "type an ordinary comma and space", (fault.row, comma.start()))
    if fault.row > fault.opening[0]:
        advice = f"add {closes} where it ends, or the missing comma"
        return Said(f"{opening} is still open here", advice)
    if curly := curly_quotes(fault.line, fault.column, fault.column + 1):
        what, advice, column = curly
        return Said(what, advice, (fault.row, column))
    if fault.char == ":":
        what = "this colon would start another field"
        return Said(what, "put the text in quotes, or add a comma before the new field")
    return Said("a comma is missing before this", "add it, or put the whole text in quotes")


def _comment_in_brackets(fault: Fault) -> tuple[str, At] | None:
    """What to do about a # that hides a comma or a closing bracket, and where it is."""
    row, column = fault.opening
    for at in range(row, min(fault.row + 1, row + NEAR, len(fault.lines))):
        line = fault.lines[at]
        hidden = comment_column(line)
        if hidden > (column if at == row else -1) and _hides_more(line, hidden):
            before = re.split(r"[\[{,]|:(?=\s)", line[:hidden])[-1].lstrip()
            text = before + re.split(r"[],}]", line[hidden:])[0]
            return in_quotes(text.strip()), (at, hidden)
    return None


def _hides_more(line: str, column: int) -> bool:
    """Whether the comment in that column was likely meant as text, with the rest of the line after it."""
    is_text = is_cut(line, column) or line[column + 1 : column + 2].strip() != ""
    return is_text and re.search(r"[],}]", line[column:]) is not None


def _after_brackets(fault: Fault, value: str, start: int) -> Said:
    """A comma or a bracket follows a value that has ended."""
    if fault.char == "," and _LISTS.fullmatch(value):
        advice = f"write [{', '.join(_ID.findall(value))}]"
        return Said("each ID has its own brackets here", advice, (fault.row, start))
    if fault.char == "," and value[0] in "'\"":
        follows = fault.line[fault.column + 1 :].strip()
        advice = "put what follows on a new line" if follows else "delete it"
        return Said("a field does not end with a comma", advice)
    what = "the brackets are already closed before this"
    return Said(what, "delete it, or put the whole text in quotes")


def starts_with(fault: Fault, at: At | None = None, sign: str = "") -> Said:
    """A text without quotes starts with a character that means something to YAML, such as @ or %."""
    at = at or fault.at
    text = fault.text_at(at)
    sign = sign or ("a comma" if text[:1] == "," else text[:1])
    what = f"text without quotes cannot start with {sign}"
    return Said(what, as_meant(fault.lines, at, text), at)


def as_meant(lines: list[str], at: At, text: str) -> str:
    """What to write for a text that starts at the place with what YAML takes for something else."""
    form = form_at(lines, at)
    if form in LISTS and 0 < len(text) <= SHOWN:
        return f"write {in_brackets(items_of(text, Form(form)))}"
    if form == Form.ID and (id_ := likely_id(text)):
        return f"write {id_}"
    if form in _WORDS and 0 < len(text) <= SHOWN:
        return f"write {members(text, are_words=True)[0]}"
    return in_quotes(text)


def bad_opening_character(fault: Fault) -> Said:
    """A character such as * or & where the part that libyaml was reading starts."""
    text = fault.text_at(fault.opening)
    row, column = fault.opening
    is_first = not fault.lines[row][:column].strip()
    if text[:2] == "* " and is_first and form_at(fault.lines, fault.opening) in LISTS:
        return no_dash(fault.opening, text)
    if text[:1] == "*" and "*" in text[1:]:
        return _asterisks(text, fault.opening)
    return starts_with(fault, fault.opening)


def _asterisks(text: str, at: At) -> Said:
    """A text with asterisks where Markdown would have it bold or italic."""
    advice = f"delete them: {shown(text.replace('*', '').strip())}"
    return Said("asterisks do not make text bold or italic here", advice, at)


def no_dash(at: At, text: str) -> Said:
    """An item of a list that starts with another sign than a dash."""
    advice = f"use a dash and a space on each line instead: - {shown(text[1:].strip())}"
    return Said(f"{text[0]} is not a dash", advice, at)


def question_mark(fault: Fault) -> Said:
    """A question mark and a space."""
    if fault.rest.strip() == "?":
        return Said("a question mark is not a value", "leave the key out if it is unknown")
    return starts_with(fault, sign="a question mark and a space")


def open_quote(fault: Fault) -> Said:
    """A quote without its partner."""
    row, column = fault.opening
    line = fault.lines[row]
    quote = line[column]
    if match := re.match(r'"[^"\\]*(?:\\[^"][^"\\]*)*(?<!\\)(\\")(?=[\s,}\]]*$)', line[column:]):
        what = "this backslash makes the quote after it a part of the text"
        advice = in_single_quotes(match[0], "put the text in single quotes")
        return Said(what, advice, (row, column + match.start(1)))
    return Said("this quote is never closed", f"add {quote} where the text ends", fault.opening)


def after_value(fault: Fault, value: str) -> Said:
    """Something follows a text in quotes, a list, or fields in the same line."""
    row, start, first = fault.row, fault.line.index(value), value[0]
    is_quoted = first in "'\"" and fault.char not in {"]", "}"}
    if is_quoted and form_at(fault.lines, (row, start)) in LISTS:
        quoted = [text for _, text in re.findall(r"""(["'])(.*?)\1""", fault.line[start:])]
        what = "a list needs brackets around its items"
        return Said(what, f"write {in_brackets(quoted)}", (row, start))
    if fault.char in {"]", "}", ","}:
        return _after_brackets(fault, value, start)
    if first in "[{":
        return starts_with(fault, (row, start))
    if first == value[-1] == "*":
        return _asterisks(value, (row, start))
    return _after_quotes(fault, value, start)


def _after_quotes(fault: Fault, value: str, start: int) -> Said:
    row, first, last = fault.row, value[0], value[-1]
    at = (row, len(fault.before.rstrip()) - 1)
    closing = fault.line[at[1]]
    if at[1] == start or (first not in "'\"" and closing in "'\""):
        line = fault.opened_above(closing) + 1
        what = f"this quote closes the text that starts on line {line}"
        return Said(what, f"close the quote on line {line} where its text ends", at)
    if first != last:
        advice = in_quotes(value, "put all of it in quotes")
        return Said("there is more text after the closing quote", advice)
    name, other, doubled = "quote", "'", '\\" to get a quote in the text'
    if first == "'":
        name, other, doubled = "apostrophe", '"', "two apostrophes to get one"
    text = value[1:-1]
    advice = f"write {other}{text}{other}"
    if other in text or "\\" in text or len(text) > SHOWN:
        advice = f"write {doubled}, or use the other kind of quotes"
    return Said(f"this {name} closes the text too early", advice, at)


def unknown_escape(fault: Fault) -> Said:
    """A backslash in double quotes before a character that makes no escape with it."""
    return Said(f"{fault.rest[:2]} has no meaning in double quotes", _two_backslashes(fault))


def _two_backslashes(fault: Fault) -> str:
    """The advice for a backslash that was meant as one, with the whole text if the line has it."""
    texts = re.finditer(r'"(?:\\.|[^"\\])*"', fault.line)
    written = next((text[0] for text in texts if text.start() < fault.column < text.end()), None)
    advice = "write two backslashes to get one, or put the text in single quotes"
    return in_single_quotes(written, advice) if written else advice


def escape_without_digits(fault: Fault) -> Said:
    r"""A `\x`, `\u` or `\U` without its digits."""
    escape = fault.before[-2:]
    count = {"x": "two", "u": "four", "U": "eight"}[escape[-1]]
    return Said(f"{escape} needs {count} hex digits (0-9, a-f) after it", _two_backslashes(fault))


def escape_of_no_character(fault: Fault) -> Said:
    """An escape for no character, or the two for one that JSON has."""
    start = fault.column - 2
    if match := _HALVES.match(fault.line, start):
        char = bytes.fromhex(match[1] + match[2]).decode("utf-16-be")
        advice = f"type the character itself, or write \\U{ord(char):08X}"
        return Said("one character cannot be written as two escapes", advice, (fault.row, start))
    return Said("this escape is not a valid character", "type the character itself")
