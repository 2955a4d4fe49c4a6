"""Every rule that a problem can be of, in a sentence for the person who keeps the file."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    # What cannot be read at all
    "syntax": "The file is not valid YAML here. Checking continues with the next record.",
    "encoding": "A timeline must be saved as UTF-8.",
    "control-character": "A timeline cannot contain invisible control characters.",
    "pasted": "Git markers and non-breaking spaces do not belong in a timeline.",
    "text-limit": "A single text can be up to 1 MiB.",
    "list-limit": "A list can have up to 10,000 items.",
    "problem-limit": "Checking stops after 10,000 problems. Fix some and check again.",
    "key-limit": "A record can have up to 10,000 keys.",
    "depth-limit": "A timeline can be nested up to 32 levels deep.",
    # What is YAML, but not of the plain part that a timeline uses
    "alias": "YAML aliases (*name) are not supported. Write the value out.",
    "anchor": "YAML anchors (&name) are not supported. They only serve aliases.",
    "tag": "YAML tags (!name) are not supported. All values are plain text.",
    "merge-key": "YAML merge keys (<<) are not supported. Write the fields out.",
    "complex-key": "A key must be a single word, not a list or a set of fields.",
    "empty-key": "A key must be a word before the colon.",
    "key-twice": "A key can appear only once in a record.",
    "directive": "Lines that start with % are not supported.",
    "document": "A file can have only one timeline, in one YAML document.",
    "no-map": "A timeline file consists of sections, such as timeline, characters, and events.",
    # What a field wants
    "no-head": "Every file needs a timeline section with a format and a title.",
    "no-events": "Every file needs an events section, even if it is only events: {}.",
    "bad-format": "This version of pdtimeline reads format 1.",
    "unknown-section": "A section must be one that pdtimeline knows. Keys that start with x- are ignored.",
    "unknown-key": "A field must be one that pdtimeline knows. Keys that start with x- are ignored.",
    "missing-field": "A required field is missing.",
    "empty-value": "A key must have a value. If there is none, leave the key out.",
    "not-a-map": "A record needs fields. Each field is a key, a colon, a space, and a value.",
    "not-a-list": "Some fields must be lists, even for one item.",
    "wrong-form": "The field needs a different kind of value.",
    "one-line": "Titles and names must fit on one line.",
    "empty-list": "This list needs at least one item.",
    "listed-twice": "A list cannot contain the same item twice.",
    "bad-id": "An ID uses lowercase letters, digits, and single hyphens, up to 64 characters.",
    "bad-code": "An episode code looks like S05E07, or fire-S05E07 for a series that is not the main one.",
    "bad-date": "A date must be a real year, month, day, time, or range in EDTF form.",
    "bad-choice": "Some fields accept only certain words.",
    "about-nothing": "A dispute must list the events, episodes, characters, or people it is about.",
    # What needs more than one record
    "unknown-id": "Every ID must belong to a record in this file.",
    "no-main-series": "With several series, the timeline section must name the main one.",
    "wrong-number": "A change lists two IDs if its facet is for a pair, and one ID otherwise.",
    "id-of-two": "An event, a character, and a person cannot share an ID.",
    "ring": "An event cannot lead to itself, and an arc or place cannot be inside itself.",
    # Warnings
    "long-title": "A title should have 70 characters or fewer.",
    "comment-in-text": "In text without quotes, a space and a # start a comment.",
    "lost-sign": "U+FFFD marks a letter or symbol that another program could not read.",
    "cause-later": "A cause should not come after its effect.",
    "learned-early": "No one should learn about an event before it happens.",
    "nothing-changes": "A change should set a new value.",
    "unconfirmed": "Confirmed events need sources with two different origins.",
    "undeclared-episode": "If a season's episodes are listed, this episode should be listed, too.",
    "unused": "Nothing refers to this record. Use it or delete it.",
    "alias-of-two": "Two characters should not share an alias.",
    "not-alive": "No one can be present, learn, or change before birth or after death. Use mentions.",
    "never-shown": "With --seen, an event that no episode reveals is always hidden.",
    "text-runs-ahead": "A text that is always visible should not name something revealed later.",
    "unneeded-waiver": "This waiver is no longer needed.",
}
