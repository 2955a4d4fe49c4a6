"""Tables, a drawing, and the comparison with what was recorded last."""

# ruff: noqa: INP001, RUF001 - a script; signs of arithmetic; `measure` is our own

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from measure import Spread

WORSE = 1.1  # a ratio that has grown by more than a tenth is told


class Goal(NamedTuple):
    """A line of the table of goals: the ratio or figure, and what it may be."""

    what: str
    most: float
    measured: Spread | None
    unit: str = "×"
    why_not: str = ""  # why nothing was measured

    @property
    def verdict(self) -> str:
        """Whether it holds; by how much not."""
        if self.measured is None:
            return self.why_not or "not measured"
        middle = self.measured.middle
        if middle > self.most:
            return f"**no**, {100 * (middle / self.most - 1):.0f} % over"
        return "yes"


class Part(NamedTuple):
    """What one group of measurements gives."""

    title: str
    lines: list[str]
    goals: list[Goal]
    ratios: Mapping[str, float]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of Markdown; all columns but the first are to the right."""
    rule = "|---|" + "---:|" * (len(head) - 1)
    return [f"| {' | '.join(head)} |", rule, *(f"| {' | '.join(row)} |" for row in rows), ""]


def seconds(value: float) -> str:
    """A time, in the unit in which it is easily read."""
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def megabytes(value: float) -> str:
    """An amount of memory."""
    return f"{value / 1e6:.0f} MB"


def ratio(value: Spread | None) -> str:
    """The median of ratios, with the least and the most."""
    if value is None:
        return "–"
    return f"{value.middle:.2f} ({value.least:.2f}–{value.most:.2f})"


def times(value: Spread) -> str:
    """The median of times, with the least and the most."""
    return f"{seconds(value.middle)} ({seconds(value.least)}–{seconds(value.most)})"


GOALS = ("what", "at most", "measured: median (least–most)", "met")


def goal_rows(runs: Sequence[Sequence[Goal]]) -> list[list[str]]:
    """A row for each goal: what the last run came to, and the medians of all runs where there are more."""
    rows = []
    for goals in zip(*runs, strict=True):
        goal = goals[-1]
        measured = f"{ratio(goal.measured)} {goal.unit if goal.measured else ''}".strip()
        if len(runs) > 1:
            medians = (f"{run.measured.middle:.2f}" if run.measured else "–" for run in goals)
            measured += f"; runs: {', '.join(medians)}"
        rows.append([goal.what, f"{goal.most:g} {goal.unit}", measured, goal.verdict])
    return rows


def worse(now: Mapping[str, float], before: Mapping[str, float]) -> list[str]:
    """A line for each ratio that has grown by more than a tenth since it was recorded."""
    return [
        f"{name}: {before[name]:.2f} → {value:.2f}"
        for name, value in now.items()
        if name in before and value > WORSE * before[name]
    ]


class Line(NamedTuple):
    """A line of a drawing: its name and its points."""

    name: str
    points: Sequence[tuple[float, float]]


class Panel(NamedTuple):
    """One of the drawings side by side; both axes are logarithmic."""

    title: str
    unit: str
    lines: Sequence[Line]


WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 480, 380, 56, 118, 44, 40
COLORS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f")


def svg(panels: Sequence[Panel], title: str) -> str:
    """The panels side by side, each with axes in powers of ten and the names at the ends of the lines."""
    whole = WIDTH * len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {HEIGHT}" width="{whole}"',
        f'  height="{HEIGHT}" font-family="sans-serif" font-size="11" role="img">',
        f"<title>{html.escape(title)}</title>",
        f'<rect width="{whole}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for at, panel in enumerate(panels):
        parts += [f'<g transform="translate({WIDTH * at},0)">', *_panel(panel), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel) -> list[str]:
    points = [point for line in panel.lines for point in line.points]
    left, right = _decades(x for x, _ in points)
    low, high = _decades(y for _, y in points)

    def place(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - left) / (right - left)
        up = (math.log10(y) - low) / (high - low)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (
            HEIGHT - TOP - BOTTOM
        )

    parts = [
        f'<text x="{LEFT}" y="20" font-size="13" font-weight="bold">{html.escape(panel.title)}</text>',
        f'<text x="{LEFT}" y="36" fill="#555555">{html.escape(panel.unit)}</text>',
    ]
    for power in range(left, right + 1):
        x, y = place(10.0**power, 10.0**low)
        parts.append(_rule(x, TOP, x, y))
        parts.append(
            f'<text x="{x:.1f}" y="{y + 16:.1f}" text-anchor="middle">{10**power:,}</text>'
        )
    for power in range(low, high + 1):
        x, y = place(10.0**left, 10.0**power)
        parts.append(_rule(x, y, WIDTH - RIGHT, y))
        parts.append(
            f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'
        )
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle" '
        'fill="#555555">events in the file</text>'
    )
    ends = [place(*line.points[-1])[1] for line in panel.lines]
    labels = _apart(ends)
    for line, label, color in zip(panel.lines, labels, COLORS, strict=False):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in line.points))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="1.8"/>')
        parts.append(
            f'<text x="{WIDTH - RIGHT + 6}" y="{label + 4:.1f}" fill="{color}">'
            f"{html.escape(line.name)}</text>"
        )
    return parts


def _rule(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="#dddddd"/>'


def _decades(values: Iterable[float]) -> tuple[int, int]:
    """The powers of ten round the values."""
    known = list(values)
    low, high = math.floor(math.log10(min(known))), math.ceil(math.log10(max(known)))
    return low, max(high, low + 1)


def _apart(places: Sequence[float], gap: float = 14) -> list[float]:
    """The places, moved so that labels there do not cover each other."""
    found = list(places)
    above = float("-inf")
    for at in sorted(range(len(found)), key=lambda one: found[one]):
        above = found[at] = max(found[at], above + gap)
    return found
