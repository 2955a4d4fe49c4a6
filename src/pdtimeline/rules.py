"""Every rule that a problem can be of, in a sentence for the person who keeps the file."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    # What cannot be read at all
    "syntax": "The text is no YAML at this place; the reading goes on with what begins next.",
    "encoding": "A timeline is UTF-8; another encoding must be converted first.",
    "control-character": "Characters that no editor shows have no business in a file that people read.",
    "pasted": "Fences of Markdown, marks of git and spaces of web pages are no part of a timeline.",
    "text-limit": "A single text has at most 1 MiB.",
    "list-limit": "A list has at most 10,000 members.",
    "problem-limit": "After 10,000 problems the reading ends; mend some, and look again.",
    "key-limit": "A record has at most 10,000 keys.",
    "depth-limit": "Nothing in a timeline is nested deeper than 32 levels.",
    # What is YAML, but not of the plain part that a timeline uses
    "alias": "An alias (*name) hides what it stands for; write the text where it is needed.",
    "anchor": "An anchor (&name) is only good for aliases, which are not read.",
    "tag": "A tag (!name) would change what a text means; every text is a text here.",
    "merge-key": "A merge key (<<) hides where a field comes from; write the fields out.",
    "complex-key": "A key is a single word, not a list or fields.",
    "empty-key": "Before a colon stands a word.",
    "key-twice": "A key that is given twice would hide one of its values.",
    "directive": "A line that begins with % means nothing here.",
    "document": "A file holds one timeline, in one document.",
    "no-map": "A timeline begins with a section: timeline, characters, events and so on.",
    # What a field wants
    "no-head": "Every file begins with its format and its title.",
    "no-events": "Every file has a section events, if only events: {}.",
    "bad-format": "This program reads format 1.",
    "unknown-section": "Only the sections of the format are read; keys that begin with x- are yours.",
    "unknown-key": "Only the fields of the format are read; keys that begin with x- are yours.",
    "missing-field": "Some fields must be there.",
    "empty-value": "A key without a value says nothing; leave it out.",
    "not-a-map": "Records are fields: on each line a key, a colon, a space and a value.",
    "not-a-list": "Some fields hold several things and are lists, also when there is but one.",
    "wrong-form": "The field wants another form of value.",
    "one-line": "Titles and names are one line.",
    "empty-list": "Some lists need a member.",
    "listed-twice": "Nobody and nothing is in a list twice.",
    "bad-id": "An id is made of small letters, digits and single hyphens, at most 64 characters.",
    "bad-code": "An episode is written S05E07, with its series in front when it is not the main one.",
    "bad-date": "A date is a year, month, day, time or interval as EDTF writes it, and exists.",
    "bad-choice": "Some fields take one of a few words.",
    "about-nothing": "A dispute names the events, episodes, characters or people that it is about.",
    # What needs more than one record
    "unknown-id": "Every id that is named is the id of a record of this file.",
    "no-main-series": "With several series the head says which one a bare S05E07 belongs to.",
    "wrong-number": "A change of a pair is of two, any other of one.",
    "id-of-two": "No two of events, characters and people have one id, so that it is clear who is meant.",
    "ring": "Nothing leads to itself, and nothing lies within itself.",
    # Warnings
    "long-title": "A title fits into a line: at most 70 characters.",
    "comment-in-text": "A space and a # end a text without quotes; what follows is a comment.",
    "lost-sign": "U+FFFD stands for a sign that some program could not read.",
    "cause-later": "A cause does not happen wholly after its effect.",
    "learned-early": "Nobody learns of an event that happens wholly later.",
    "nothing-changes": "A change to what holds already changes nothing.",
    "unconfirmed": "Confirmed means sources of two separate origins.",
    "undeclared-episode": "An episode of a season whose episodes are declared should be declared, too.",
    "unused": "A record that nothing refers to is either missing somewhere or too much.",
    "alias-of-two": "An alias of two characters helps nobody to find one.",
    "not-alive": "Nobody is there before being born or after having died; the dead are mentioned.",
    "never-shown": "An event that does not say where it is told is never shown with --seen.",
    "text-runs-ahead": "A text that stands from the start must not name what is shown only later.",
    "unneeded-waiver": "A waiver that answers no finding is out of date.",
}
