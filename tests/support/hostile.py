"""Texts that try to act on what shows them, and timelines that have them wherever a text can stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from pdtimeline.model.schema import KINDS, SECTIONS, Field, Form, Kind

# A text begins and ends so that no blank at its ends is lost when it is one line.
VECTORS = {
    "C0": "a" + "".join(map(chr, {*range(32)} - {10, 13})) + "z",
    "DEL and C1": "a" + "".join(map(chr, range(0x7F, 0xA0))) + "z",
    "clearing": "A\x1b[2J\x1b[H\x1b[3J\x1bcB",
    "colours": "\x1b[31mred\x1b[0m \x1b[38;5;9m\x1b[48;2;1;2;3mB",
    "our own colours": "\x1b[1mbold\x1b[0m \x1b[36mid\x1b[0m \x1b[2mdim\x1b[0m \x1b[31merror\x1b[0m.",
    "moving": "A\x1b[5A\x1b[99D\x1b[s\x1b[u\x1bM\x1b[2K\x1b[6nB",
    "modes": "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[4h\x1b(0B",
    "title": "\x1b]0;title\a\x1b]2;title\x1b\\B",
    "link": "\x1b]8;;https://example.org\x1b\\text\x1b]8;;\x1b\\B",
    "clipboard": "\x1b]52;c;ZWNobyBoaQ==\a B",
    "DCS": '\x1bP$q"p\x1b\\ \x1bP+q544e\x1b\\B',
    "APC, PM, SOS": "\x1b_Gi=1\x1b\\ \x1b^pm\x1b\\ \x1bXsos\x1b\\B",
    "C1 sequences": "\x9b31m \x9d0;title\x9c \x90q\x9c \x9f \x8d \x84 \x85B",
    "half a sequence": "A\x1b",
    "overwriting": "safe\b\b\b\bEVIL \x7f\x7f",
    "forged error": "x\x1b[2K\x1b[1Gpdtimeline: error: forged",
    "reordering": "invoice\u202egnp.exe",
    "embeddings": "a\u202ab\u202bc\u202cd\u202de\u202ef",
    "isolates": "a\u2066b\u2067c\u2068d\u2069e",
    "marks": "a\u200eb\u200fc\u061cd",
    "separators": "a\u2028b\u2029c\x85d\vE\fF\x1cG\x1dH\x1eI",
    "byte order mark": "\ufeffa\ufeffb",
    "no characters": "a\ufffeb\uffffc",
    "NUL": "before\0after",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\u00adf\u034fg\u180eh",
    "tags": "a\U000e0001\U000e0041\U000e007fb",
    "selectors": "\u2764\ufe0f \u2764\ufe0e \U000e0100 family \U0001f469\u200d\U0001f469\u200d\U0001f467.",
    "stacked": "Z\u0351\u036b\u0343a\u036b\u0309l\u0310g\u0301o\u0336\u20dd",
    "wide": "\u6771\u4eac \uff21\uff22 \u3000 \U0001f436 \ufdfa",
    "Rich": "[bold]b[/bold] [red]r[/] [sic] [i]x array[0] [a-z]+ [link=https://example.org]l[/link] [b",
    "Rich, closing": "[/x] [/] [/bold]",
    "Rich, escaped": "\\[bold] C:\\dir\\[x]",
    "emoji codes": ":smile: :dog: :thumbs_up: :no_such_thing:",
    "highlights": "42 https://example.org None True 'x' 2014-01-01 10.0.0.1",
    "Markdown": "# h *e* **s** _u_ ~~d~~ `c` ![i](j) [l](javascript:x) > q - i 1. n --- ***",
    "Markdown table": "a|b \\| `c|d` | --- |",
    "HTML": "<img src=x onerror=y> <script>z</script> </td></tr></table> <!-- c --> <b>b</b>.",
    "entities": "&lt;b&gt; &amp; &#x6a; &nbsp; &copy",
    "equals": '=HYPERLINK("https://example.org";"x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-1+1",
    "at": "@SUM(1)",
    "full-width": "\uff1d1+1",
    "formula behind": "a;=1+1;b,=1+1",
    "quotes": "\"one\" 'two' \"\"\" ''' \" '",
    "backslashes": "C:\\new\\table\\x1b\\u202e \\\\ \\",
    "templates": "%s %(a)s %n {0} {0.__class__} {{x}} ${HOME} $(id) `id` !! ~",
    "YAML": "a: b # c - d [e, f] {g: h} &i *j !k | > %l",
    "JSON": '"}],"x":null,"y":[{"',
    "CSV": 'a,b;c"d,""e""',
    "options": "--file=/etc/passwd -o json --",
    "null": "null",
    "number": "1e3",
    "spaces": "a  b\u00a0c\u2003d\u3000e",
    "long word": "x" * 300,
}  # fmt: skip
LINE_BREAKS = {
    "line feed": "one\ntwo\n\nfour",
    "CRLF": "one\r\ntwo\r\nthree",
    "returning": "safe\rEVIL",
    "forged row": 'a\n| b | c |\nd\te\tf\n"g",h',
    "forged message": "x\npdtimeline: error: forged\r\n2:1: forged",
    "line feed first": "\n=1+1\n",
}
# What a file cannot say, but a command line or the name of a file can.
SURROGATES = {"not UTF-8": "caf\udce9\udcff", "surrogates": "a\ud83d\udc00b\udfff"}

# The only sequences that are ours: bold, dim, italic, underlined, six colors and that of the terminal, and
# the end of each.
OURS = re.compile("\x1b\\[(?:0|(?:[1-4]|3[1-69])(?:;(?:[1-4]|3[1-69]))*)m")
NO_CHARACTERS = "\ufffe\uffff"
UNSEEN = "\u200e\u200f\u061c\ufeff"  # marks of direction, and the byte order mark
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TEXT_FORMS = {Form.TEXT, Form.LINE, Form.URL, Form.TEXTS}


def acts(sign: str) -> bool:
    """Whether the sign must not reach a terminal, by the tables of Unicode and not by ours (R36)."""
    return (
        unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"}
        or unicodedata.bidirectional(sign) in TURNING
        or sign in UNSEEN + NO_CHARACTERS
    )


def acting(output: bytes, *, colored: bool = False) -> list[str]:
    """What could act in the output besides tabs and line feeds, and our own colours when it has some."""
    text = output.decode()
    signs = {*(OURS.sub("", text) if colored else text)}
    return sorted(ascii(sign) for sign in signs - {"\t", "\n"} if acts(sign))


def escape(sign: str) -> str:
    """How a sign that acts is shown."""
    short = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
    code = ord(sign)
    return short.get(sign) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def shown(text: str, but: str = "") -> str:
    """The text as people are shown it; *but* stays as it is."""
    return "".join(escape(sign) if acts(sign) and sign not in but else sign for sign in text)


def unescaped(field: str) -> str:
    """The text that a field of `plain` or `tsv` stands for, as a reader of the page would undo it."""
    names = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return re.sub(
        r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))",
        lambda match: names[match[3]] if match[3] else chr(int(match[1] or match[2], 16)),
        field,
    )


def quoted(text: str) -> str:
    """The text between double quotes, as YAML has it: whatever acts, by its number."""
    return (
        '"'
        + "".join(f"\\U{ord(s):08x}" if acts(s) or s in '"\\' or ord(s) > 126 else s for s in text)
        + '"'
    )


def filled(texts: Mapping[str, str], *, only: str = "") -> str:
    """A timeline with a record for each text in each section, and the text in each field that takes it.

    With *only*, `section.field`, it stands in that field alone, and a plain word in the others.
    """
    lines = ["timeline:", *_record(SECTIONS["timeline"], 0, next(iter(texts.values())), only)]
    for kind in KINDS:
        lines.append(f"{kind.section}:")
        for index, text in enumerate(texts.values()):
            lines.append(f"  {key_of(kind, index)}:")
            lines += [f"  {line}" for line in _record(kind, index, text, only)]
    waiver = _inner(SECTIONS["waive"], 0, next(iter(texts.values())), only)
    return "\n".join([*lines, "waive:", f"  - {waiver}", ""])


def key_of(kind: Kind, index: int) -> str:
    """The key of the record of that number."""
    return f"S01E{index + 1:02}" if kind.key == Form.CODE else f"{kind.name}-{index}"


def _record(kind: Kind, index: int, text: str, only: str) -> list[str]:
    pairs = {field.name: _value(kind, field, index, text, only) for field in kind.fields}
    return [f"  {name}: {value}" for name, value in pairs.items() if value]


def fitting(field: Field, text: str) -> str:
    """The text as the field can have it: one of a single line has no breaks, and no blanks at its ends."""
    return text if field.form == Form.TEXT else re.sub("[\r\n]", " ", text).strip()


def _value(kind: Kind, field: Field, index: int, text: str, only: str) -> str:
    """What stands behind the key of the field, in flow style; empty for nothing."""
    if field.form in TEXT_FORMS:
        is_meant = only in {"", f"{kind.section}.{field.name}"}
        value = quoted(fitting(field, text) if is_meant else f"plain {field.name} {index}")
        return f"[{value}]" if field.form == Form.TEXTS else value
    if field.form == Form.RECORDS and field.kind is not None:
        inner = _inner(field.kind, index, text, only)
        return f"[{', '.join([inner] * (2 if field.name == 'claims' else 1))}]"
    return _reference(kind, field, index)


def _inner(kind: Kind, index: int, text: str, only: str) -> str:
    pairs = {field.name: _value(kind, field, index, text, only) for field in kind.fields}
    return f"{{{', '.join(f'{name}: {value}' for name, value in pairs.items() if value)}}}"


def _reference(kind: Kind, field: Field, index: int) -> str:
    """A value that is no text: the record of the same number, or the one before of the same kind."""
    if field.name in {"revealed", "born", "died", "about", "confidence"}:
        return ""
    if (kind.name, field.name) == ("learning", "of"):
        index = index - 1 if index else 1
    elif kind.section in field.refers:
        index -= 1
    if index < 0:
        return ""
    id_ = key_of(SECTIONS[field.refers[0]], index) if field.refers else "long-title"
    is_pair = index % 2 and field.refers[:1] == ("characters",)
    code = f"S01E{index + 1:02}"
    made: dict[str, Any] = {
        Form.ID: id_,
        Form.IDS: f"[{id_}, character-{index - 1}]" if is_pair else f"[{id_}]",
        Form.CODE: code,
        Form.CODES: f"[{code}]",
        Form.DATE: "2014-01-08",
        Form.CHOICE: (*field.choices, "")[kind.section == "facets" and index % 2],
        Form.NUMBER: "1",
        Form.OFFSET: "UTC",
    }
    return str(made[field.form])
