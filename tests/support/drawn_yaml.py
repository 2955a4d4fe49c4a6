"""YAML as people and programs write it: Hypothesis draws the same tree in every style there is.

Blocks and brackets, the five ways to write a text, comments, blank lines, line ends of both kinds, and
now and then a sign that turns it into something else. Not all of it is YAML, and not all of that is
read: who compares looks at what is accepted.
"""

from __future__ import annotations

from hypothesis import strategies as st

Strategy = st.SearchStrategy[str]
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
# `st.text` would make one alphabet of the two, in which the first drowns.
WORDS = st.lists(
    st.sampled_from("abcdefg abcdefg 09.-:,#&*!|>'\"%@`?[]{}=~/\\é日😀\u0301\xa0\u200b\t")
    | st.characters(exclude_categories=("Cs", "Cc")),
    min_size=1,
    max_size=12,
).map("".join)
KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
ENDS = st.sampled_from(("", "", "", "  ", " # a note", "\n", "\n# a note: with a colon\n"))
SLIPS = st.sampled_from(
    ("\t", ":", ": ", "- ", "&a ", "*a", "!x ", "<<: ", "'", '"', "#", "\u2028", "\x85", "\r", "? ")
)


def double_quoted(text: str) -> str:
    """The text as YAML has it between double quotes; what is not printable is an escape."""
    return f'"{"".join(map(_sign, text))}"'


def _sign(sign: str) -> str:
    if sign in _NAMED:
        return _NAMED[sign]
    if sign.isprintable():
        return sign
    number = ord(sign)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


@st.composite
def plain(draw: st.DrawFn, depth: int) -> str:
    """Without quotes, now and then on two lines."""
    first, second = draw(WORDS), draw(st.just("") | WORDS)
    return f"{first}\n{' ' * (depth + 2)}{second}" if second.strip() else first


@st.composite
def single(draw: st.DrawFn, depth: int) -> str:
    """In single quotes, now and then on two lines."""
    text = draw(WORDS).replace("'", "''")
    return "'" + text.replace(" ", draw(st.sampled_from((" ", f"\n{' ' * (depth + 2)}")))) + "'"


@st.composite
def double(draw: st.DrawFn, depth: int) -> str:
    """In double quotes, now and then with an escaped line break."""
    text = double_quoted(draw(WORDS | st.text(max_size=12)))
    return text.replace(" ", draw(st.sampled_from((" ", f" \\\n{' ' * (depth + 2)}"))))


@st.composite
def block(draw: st.DrawFn, depth: int) -> str:
    """Literal or folded, with any sign of indentation and of what becomes of the end."""
    head = draw(st.sampled_from(("|", ">"))) + draw(st.sampled_from(("", "-", "+", "2", "2-")))
    lines = draw(st.lists(WORDS | st.just(""), min_size=1, max_size=4))
    return head + "".join(f"\n{' ' * (depth + 2)}{line}" for line in lines)


def texts(depth: int) -> Strategy:
    """A text in any style."""
    return st.one_of(
        plain(depth), single(depth), double(depth), block(depth), st.sampled_from(("", "~", "no"))
    )


@st.composite
def flow(draw: st.DrawFn, depth: int, room: int) -> str:
    """A list or a map between brackets."""
    inner = WORDS.map(double_quoted) | KEYS
    if room:
        inner |= flow(depth, room - 1)
    between = draw(st.sampled_from((", ", ",", f",\n{' ' * (depth + 2)}")))
    members = draw(st.lists(inner, max_size=3))
    if draw(st.booleans()):
        return f"[{between.join(members)}]"
    keys = draw(st.lists(KEYS, min_size=len(members), max_size=len(members), unique=True))
    pairs = [f"{key}: {member}" for key, member in zip(keys, members, strict=True)]
    return f"{{{between.join(pairs)}}}"


@st.composite
def values(draw: st.DrawFn, depth: int, room: int) -> str:
    """What may stand behind a key: a text, brackets, or a block below it."""
    kinds = ("text", "text", "flow", "map", "list") if room else ("text", "flow")
    kind = draw(st.sampled_from(kinds))
    if kind == "text":
        return " " + draw(texts(depth))
    if kind == "flow":
        return " " + draw(flow(depth, 2))
    if kind == "map":
        return "\n" + draw(maps(depth + 2, room - 1))
    margin = " " * draw(st.sampled_from((depth, depth + 2)))
    members = draw(st.lists(texts(len(margin)) | flow(len(margin), 1), min_size=1, max_size=3))
    return "\n" + "\n".join(f"{margin}- {member}" for member in members)


@st.composite
def maps(draw: st.DrawFn, depth: int, room: int) -> str:
    """A map in block style."""
    lines = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=True)):
        written = draw(st.sampled_from((key, key, key, f"'{key}'", f'"{key}"')))
        lines.append(f"{' ' * depth}{written}:{draw(values(depth, room))}{draw(ENDS)}")
    return "\n".join(lines)


@st.composite
def slipped(draw: st.DrawFn) -> str:
    """A document with a sign put in."""
    text = draw(maps(0, 3))
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(SLIPS) + text[at:]


@st.composite
def _documents(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(("", "", "\ufeff", "---\n", "# a note\n")))
    text += draw(maps(0, 3) | slipped())
    return text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n", "\r"))))


documents: Strategy = _documents()
