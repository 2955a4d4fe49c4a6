"""The views of an exported database: answers to the common questions."""

from __future__ import annotations


def _listed(column: str, tables: str, where: str, order: str, between: str = ", ") -> str:
    """The values of a column in one cell, in order."""
    items = f"SELECT {column} AS item FROM {tables} WHERE {where} ORDER BY {order}"
    return f"(SELECT group_concat(item, '{between}') FROM ({items}))"


def _names_in(link: str, value: str, table: str, column: str = "name") -> str:
    tables = f"{link} AS l JOIN {table} AS r ON r.id = l.{value}"
    return _listed(f"r.{column}", tables, "l.event = e.id", "l.position")


EVENTS = f"""\
CREATE VIEW events_with_names AS -- Events in order, with the names of who and what belongs to them.
SELECT
    e.id, e.position, e.date, e.episode, ep.title AS episode_title, e.track, e.title, e.summary,
    p.name AS place,
    {_names_in("event_characters", "character", "characters")} AS characters,
    {_names_in("event_people", "person", "people")} AS people,
    {_names_in("event_arcs", "arc", "arcs", "title")} AS arcs,
    {_names_in("event_sources", "source", "sources", "publisher")} AS sources,
    e.confidence
FROM events AS e
LEFT JOIN episodes AS ep ON ep.id = e.episode
LEFT JOIN places AS p ON p.id = e.place
ORDER BY e.position"""

_SAME = "o.facet = t.facet AND o.who = t.who AND o.with_who IS t.with_who"


def _state(name: str, meaning: str, columns: str, tables: str, known: str, order: str) -> str:
    """The last turn of each facet, with the event that first set its value."""
    turns = f"state_turns AS o WHERE {_SAME}{known}"
    before = f"SELECT max(o.id) FROM {turns} AND o.id < t.id AND o.value IS NOT t.value"
    return f"""\
CREATE VIEW {name} AS -- {meaning}
SELECT
    {columns}f.title AS facet, w.name AS who, v.name AS with_who, t.value,
    (SELECT o.event FROM {turns} AND o.id <= t.id
        AND o.id > coalesce(({before}), 0) ORDER BY o.id LIMIT 1) AS since,
    t.facet AS facet_id, t.who AS who_id, t.with_who AS with_who_id
FROM {tables}
JOIN facets AS f ON f.id = t.facet
JOIN everyone AS w ON w.id = t.who
LEFT JOIN everyone AS v ON v.id = t.with_who
WHERE t.value IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM {turns} AND o.id > t.id)
ORDER BY {order}"""


STATE_AT_EPISODE = _state(
    "state_at_episode", "What a viewer knows to be so after each episode.",
    "ep.id AS episode, ep.told, ", "episodes AS ep JOIN state_turns AS t ON t.told <= ep.told",
    " AND o.told <= ep.told", "ep.told, t.id",
)  # fmt: skip
STATE = _state(
    "state_at_end", "What is so at the end of the timeline.", "", "state_turns AS t", "", "t.id"
)

KNOWLEDGE = """\
CREATE VIEW knowledge AS -- Who knows about which event, and since which; those who have died know nothing.
WITH news AS (
    SELECT c.character, c.event, c.event AS since, 'there' AS how, 0 AS learned
    FROM event_characters AS c
    UNION ALL
    SELECT w.character, l.about, l.event, 'learned', 1
    FROM learnings AS l JOIN learning_who AS w ON w.learning = l.id
), ranked AS (
    SELECT n.*, e.position, row_number() OVER (
        PARTITION BY n.character, n.event ORDER BY e.position, n.learned
    ) AS rank
    FROM news AS n JOIN events AS e ON e.id = n.since
)
SELECT character, event, since, how, position AS since_position
FROM ranked
WHERE rank = 1 AND character NOT IN (SELECT who FROM event_died)
ORDER BY position"""

DISPUTES = f"""\
CREATE VIEW open_disputes AS -- Disputes without a verdict, and what each side says.
SELECT
    d.id, d.question,
    {_listed("c.says", "claims AS c", "c.dispute = d.id", "c.position", " / ")} AS claims
FROM disputes AS d
WHERE d.verdict IS NULL"""


VIEWS = (EVENTS, STATE_AT_EPISODE, STATE, KNOWLEDGE, DISPUTES)
