"""The words of texts and of questions, as `search` compares them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pdtimeline.model.folding import fold

# Words that a question needs and an answer does not have. No names: "will" and "may" are missing.
LITTLE_WORDS = frozenset((
    "a", "about", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "both", "but", "by", "can", "could", "did", "do", "does", "doing", "done", "during", "for",
    "from", "get", "gets", "getting", "got", "had", "happen", "happened", "happens", "has", "have",
    "having", "he", "her", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "me", "my", "of", "on", "or", "our", "out", "she", "should", "show", "so", "some", "tell", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "up", "us",
    "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why",
    "with", "would", "you", "your",
))  # fmt: skip
# Pasts of the verbs that a story is full of: titles say leaves, and people ask who left.
PASTS = {
    past: verb
    for verb, pasts in (
        ("become", "became"), ("begin", "began begun"), ("break", "broke broken"), ("bring", "brought"),
        ("build", "built"), ("burn", "burnt"), ("buy", "bought"), ("catch", "caught"),
        ("choose", "chose chosen"), ("come", "came"), ("drive", "drove driven"), ("fall", "fell fallen"),
        ("feel", "felt"), ("fight", "fought"), ("find", "found"), ("give", "gave given"),
        ("go", "went gone"), ("hear", "heard"), ("hide", "hid hidden"), ("hold", "held"), ("keep", "kept"),
        ("know", "knew known"), ("lead", "led"), ("leave", "left"), ("lose", "lost"), ("make", "made"),
        ("meet", "met"), ("pay", "paid"), ("run", "ran"), ("say", "said"), ("see", "saw seen"),
        ("sell", "sold"), ("send", "sent"), ("shoot", "shot"), ("speak", "spoke spoken"),
        ("stand", "stood"), ("steal", "stole stolen"), ("swear", "swore sworn"), ("take", "took taken"),
        ("teach", "taught"), ("tell", "told"), ("think", "thought"), ("win", "won"),
        ("write", "wrote written"),
    )
    for past in pasts.split()
}  # fmt: skip
SAME, BEGINS, RELATED = range(3)  # how a word of a text fits one that is searched for
LEAST_STEM = 4  # letters of a word without its ending that other words may begin with
LEAST_ROOT = 5  # the same, of a noun that is made from a verb
# Ends of the stems of such nouns: proposal, marriage.
NOUNS = ("ation", "ment", "anc", "ion", "ag", "al")

_DOTTED = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_POSSESSIVE = re.compile(r"'s\b")
_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile("[aeiouy]")


def words_of(text: str) -> list[str]:
    """The folded words of a text. `P.D.` is one word, and so is `O'Neal`; `Upton's` is `upton`."""
    plain = fold(text)
    if "." in plain:
        plain = _DOTTED.sub(r"\1", plain)
    if "'" in plain:
        plain = _POSSESSIVE.sub("", plain).replace("'", "")
    return _WORD.findall(plain)


class Question(NamedTuple):
    """The words that count in a question, and the little ones that do not."""

    words: tuple[str, ...]
    little: tuple[str, ...] = ()


def question(text: str) -> Question:
    """What a question asks for. Little words count if there are no others."""
    words = tuple(dict.fromkeys(words_of(text)))
    little = tuple(word for word in words if word in LITTLE_WORDS)
    if len(little) == len(words):
        return Question(words)
    return Question(tuple(word for word in words if word not in LITTLE_WORDS), little)


def stem(word: str) -> str:
    """The word without its English ending: marry and married have the same stem, as do leave and left."""
    base = _without_ending(PASTS.get(word, word))
    if len(base) > 2 and base.endswith("e"):
        base = base[:-1]
    elif base.endswith("y"):
        base = f"{base[:-1]}i"
    if len(base) > 2 and base[-1] == base[-2]:
        base = base[:-1]
    return base


def _without_ending(word: str) -> str:
    if len(word) > 3 and word.endswith(("ies", "ied")):
        return word[:-2]
    for ending, cut in (("ing", 3), ("eed", 1), ("ed", 2)):
        if word.endswith(ending):
            return word[:-cut] if _VOWEL.search(word[: -len(ending)]) else word
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def root(word: str) -> str:
    """The stem without the ending that makes a noun of a verb: proposal and propose have the same root."""
    base = stem(word)
    for ending in NOUNS:
        if base.endswith(ending) and len(base) >= len(ending) + LEAST_ROOT:
            return base.removesuffix(ending).removesuffix("e")
    return base


class _Wanted(NamedTuple):
    """A word that is searched for, ready to be compared with many others."""

    word: str
    stem: str
    root: str

    def fit(self, word: str) -> int | None:
        """How a word of a text fits, if it does.

        It is the `SAME` but for its ending, it `BEGINS` with the word, or it is `RELATED`: it begins with
        the word without its ending, as marriage does with married and proposes with proposal.
        """
        base = stem(word)
        if word == self.word or base == self.stem:
            return SAME
        if word.startswith(self.word):
            return BEGINS
        if self.word in word and unicodedata.category(self.word[0]) == "Lo":
            return BEGINS  # in a script that may write no blanks
        if len(self.root) >= LEAST_STEM and (
            word.startswith(self.root) or base.startswith(self.root)
        ):
            return RELATED
        return None


class Index:
    """Which of the words that are searched for fit each word of the texts. Every word is looked at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(_Wanted(word, stem(word), root(word)) for word in words)
        self.fits: dict[str, tuple[tuple[int, int], ...]] = {}

    def fit(self, word: str) -> tuple[tuple[int, int], ...]:
        """The index of each wanted word that the word fits, and how it does."""
        fits = self.fits.get(word)
        if fits is None:
            pairs = ((index, wanted.fit(word)) for index, wanted in enumerate(self.words))
            fits = tuple((index, fit) for index, fit in pairs if fit is not None)
            self.fits[word] = fits
        return fits

    def marks(self, text: str, least: int) -> Iterator[tuple[int, int]]:
        """Where in the text the words begin and end that fit; none if no word fits well enough."""
        places = tuple(_places_of(text))
        if not any(fit <= least for word, _, _ in places for _, fit in self.fit(word)):
            return
        for word, first, last in places:
            for number, _ in self.fit(word)[:1]:
                wanted = self.words[number].word
                at = word.find(wanted)
                is_within_word = at > 0 and last - first == len(word)
                yield (first + at, first + at + len(wanted)) if is_within_word else (first, last)


def _places_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each folded word of a text, with where it begins and ends in the text as it is.

    Where folding moves letters, that is everything between two blanks.
    """
    for match in re.finditer(r"\S+", text):
        folded = fold(match[0])
        is_aligned = len(folded) == len(match[0])
        done = 0
        for word in words_of(match[0]):
            at = folded.find(word, done) if is_aligned else -1
            if at < 0:
                yield word, match.start(), match.end()
            else:
                done = at + len(word)
                yield word, match.start() + at, match.start() + done
