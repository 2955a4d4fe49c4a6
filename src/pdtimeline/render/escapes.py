"""What may reach which output: one function per sink (R7, R36).

No sign of the data acts on a terminal. Controls, the signs that turn the direction of writing, lone
surrogates, and the two that are no characters (no YAML reader takes them) are shown as escapes, never
dropped; JSON uses its own escapes and loses nothing.
"""

from __future__ import annotations

import re

# The patterns are compiled on first use: clean text, the usual case, needs none of them.
_HIDDEN = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
_ACTING = f"[\x00-\x1f{_HIDDEN}]"
_IN_LINE = f"[\x00-\x1f\\\\{_HIDDEN}]"
_IN_CELL = f"[\x00-\x09\x0b-\x1f{_HIDDEN}]"
_IN_JSON = f"[{_HIDDEN}]"
# Where a formula begins: with a sign of these, the full-width ones too, at the start of a cell; and behind
# a semicolon or a line feed, where a spreadsheet that does not split at commas sees one start.
_SIGNS = "-=+@\uff0d\uff1d\uff0b\uff20"
_FORMULA = f'^(?= *[{_SIGNS}\t\r\n\x00])|(?<=[;\n])(?=[ "]*[{_SIGNS}])'
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r", "\\": r"\\"}
_MARKUP = str.maketrans({"|": r"\|", "<": "&lt;", "&": "&amp;", "\n": " ", "\r": " "})


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _SHORT.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}")


def visible(text: str) -> str:
    """For people: one line, every acting sign shown as an escape."""
    return text if text.isprintable() else re.sub(_ACTING, _escape, text)


def tabbed(text: str) -> str:
    r"""For plain and tsv: as `visible`, and a backslash is doubled, as jq's `@tsv` has it."""
    return text if text.isprintable() and "\\" not in text else re.sub(_IN_LINE, _escape, text)


def cell(text: str) -> str:
    """For csv: as `visible`, but line feeds stay (the quotes hold them)."""
    return text if text.isprintable() else re.sub(_IN_CELL, _escape, text)


def safe_cell(text: str) -> str:
    """For csv that a spreadsheet opens: as `cell`, with `'` before what would be taken for a formula."""
    return cell(re.sub(_FORMULA, "'", text))


def markdown(text: str) -> str:
    """For a cell of a Markdown table (R13): its shape holds, and no markup of HTML survives."""
    return visible(text.translate(_MARKUP))


def json_text(text: str) -> str:
    r"""For JSON that is already written: what `json.dumps` leaves raw becomes `\u` escapes."""
    return re.sub(_IN_JSON, lambda match: f"\\u{ord(match[0]):04x}", text)
