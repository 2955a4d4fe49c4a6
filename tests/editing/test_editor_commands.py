"""Which command opens a file at a line, editor by editor."""

from __future__ import annotations

import shlex

import pytest

from pdtimeline.editing.editors import HABITS, arguments, editor_of
from pdtimeline.errors import BadRequest


@pytest.mark.parametrize(
    ("environ", "editor"),
    [
        ({}, "vi"),
        ({"EDITOR": "nano"}, "nano"),
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, "code --wait"),
        ({"VISUAL": "", "EDITOR": "nano"}, "nano"),
        ({"VISUAL": " ", "EDITOR": "\t"}, "vi"),
    ],
)
def test_visual_comes_before_editor_and_both_before_vi(
    environ: dict[str, str], editor: str
) -> None:
    assert editor_of(environ) == editor


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", "vi +7 story.yaml"),
        ("/usr/bin/nvim -u NONE", "/usr/bin/nvim -u NONE +7 story.yaml"),
        ("nano", "nano +7 story.yaml"),
        ("emacs -nw", "emacs -nw +7 story.yaml"),
        ("emacsclient -t", "emacsclient -t +7 story.yaml"),
        ("micro", "micro +7 story.yaml"),
        ("kak", "kak +7 story.yaml"),
        ("code", "code --wait --goto story.yaml:7"),
        ("code -w", "code -w --goto story.yaml:7"),
        ("code --new-window --wait", "code --new-window --wait --goto story.yaml:7"),
        ("/snap/bin/codium", "/snap/bin/codium --wait --goto story.yaml:7"),
        ("Code.cmd", "Code.cmd --wait --goto story.yaml:7"),
        ("subl", "subl --wait story.yaml:7"),
        ("subl -w -n", "subl -w -n story.yaml:7"),
        ("zed --wait", "zed --wait story.yaml:7"),
        ("hx", "hx story.yaml:7"),
        ("gvim", "gvim -f +7 story.yaml"),
        ("gvim --nofork", "gvim --nofork +7 story.yaml"),
        ("gedit", "gedit --wait +7 story.yaml"),
        ("kate", "kate --block --line 7 story.yaml"),
        ("mate -w", "mate -w --line 7 story.yaml"),
        ("'/opt/my editor/ed' '-x y'", "'/opt/my editor/ed' '-x y' +7 story.yaml"),
        ("''", "'' +7 story.yaml"),
    ],
)
def test_every_editor_is_told_file_and_line_in_its_own_way(editor: str, command: str) -> None:
    assert arguments(editor, "story.yaml", 7) == shlex.split(command)


@pytest.mark.parametrize("name", ["-story.yaml", "+story.yaml"])
@pytest.mark.parametrize("editor", ["vi", *HABITS])
def test_a_file_is_never_taken_for_an_option(editor: str, name: str) -> None:
    *_, last = arguments(editor, name, 7)
    assert last.startswith(f"./{name}")


def test_a_name_of_several_words_is_one_argument() -> None:
    assert arguments("code", "my {line} story.yaml", 7)[-1] == "my {line} story.yaml:7"


def test_a_quote_without_its_partner_is_told() -> None:
    with pytest.raises(BadRequest) as error:
        arguments("vi 'x", "story.yaml", 7)
    assert str(error.value) == (
        'the editor "vi \'x" has a quote that is never closed; change VISUAL or EDITOR'
    )
