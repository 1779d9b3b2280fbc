"""Takes text as people type it and gives clean text, its words, and their stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

import Stemmer

from bot.core.matching.spellings import APOSTROPHE_TAILS, IN_PAIRS, IS_AFTER, PAIRS, SPELLINGS
from bot.core.model import Language

# Cyrillic and Greek letters that look Latin, as copied or disguised words have them.
_LOOK_ALIKES: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХавеѕіјкмһорстухԁԛԝѵҽ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχϲ",
    "ABESIJKMHOPCTYXabesijkmhopctyxdqwve" + "ABEZHIKMNOPTYXaikvoptuxc",
)
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_SPELLED_WORD = re.compile(r"[^\W\d_]+")

# Every quantifier over a class is followed by something outside that class, or is bounded, so
# that no input makes the search walk back over what it has read.
_MENTION = re.compile(r"<(?:@[!&]?|#|/|t:|id:|a?:\w{1,32}:)[\w:\- ]{1,100}>")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>]{1,4000}", re.IGNORECASE)
_MARKS = re.compile(r"[*_~|`#>\\\[\]]+")
# These two begin with what they replace and look back from there: far quicker than to look for
# what may stand before it at every letter.
_APOSTROPHE = re.compile(r"[`´’‘ʼ′＇](?<=\w.)(?=\w)")  # noqa: RUF001 what keyboards and phones put for '
_THOUSANDS = re.compile(r",(?<=\d.)(?=\d{3}(?!\d))")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_]){1,10}\b\.?")
_LENGTHENED = re.compile(r"([^\W\d_])\1{2,}")
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)\Z")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

_SPACES: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"


def clean(text: str) -> str:
    """The text without disguise and decoration, on one line.

    Compatibility forms become plain (NFKC), invisible characters go, look-alike letters become
    Latin, and what Discord or Markdown adds (mentions, custom emoji, addresses, marks) becomes
    a space. Takes linear time.
    """
    text = _APOSTROPHE.sub("'", text)
    text = visible(unicodedata.normalize("NFKC", visible(text)))
    text = _MENTION.sub(" ", text)
    if "." in text or "/" in text:
        text = _ADDRESS.sub(" ", text)
    text = _MARKS.sub(" ", text)
    if _FOREIGN.search(text):
        text = _SPELLED_WORD.sub(_latin, text)
    return " ".join(text.split())


def visible(text: str) -> str:
    """Without control, format and selector characters: zero width, bidi, soft hyphen, tags."""
    # Below U+0300 all that is hidden is unprintable too.
    if text.isprintable() and (text.isascii() or max(text) < "\u0300"):
        return text
    return "".join(" " if c in _SPACES else c for c in text if c in _SPACES or not _hidden(c))


@lru_cache(maxsize=4096)
def _hidden(character: str) -> bool:
    category = unicodedata.category(character)
    # Cc control, Cf format, Cn unassigned, Co private, Cs half of a pair; then variation selectors.
    return category in {"Cc", "Cf", "Cn", "Co", "Cs"} or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    )


def _latin(match: re.Match[str]) -> str:
    """A word with look-alikes put back, unless that leaves letters that are no Latin ones."""
    word = match[0]
    latin = word.translate(_LOOK_ALIKES)
    return word if _FOREIGN.search(latin) else latin


def fold(text: str) -> str:
    """Lower case without accents; ñ stays, because it is a letter and no accent."""
    if text.isascii():
        return text.lower()
    kept: list[str] = []
    for c in unicodedata.normalize("NFKD", text.lower()):
        if not unicodedata.combining(c):
            kept.append(c)
        elif c == "\u0303" and kept and kept[-1] == "n":
            kept[-1] = "ñ"
    return "".join(kept)


def words(text: str) -> tuple[str, ...]:
    """The words of a text: clean, lower case, unaccented, with short forms written out.

    Contractions and chat spellings of both languages are expanded ("dont" is "do not", "xq" is
    "por que"). No word is dropped: question words and negation decide between entries.
    """
    plain = _THOUSANDS.sub("", fold(clean(text)))
    if "." in plain:
        plain = _INITIALS.sub(lambda match: match[0].replace(".", ""), plain)
    plain = _LENGTHENED.sub(r"\1", plain)
    parts: list[str] = _WORD.findall(plain)
    if "'" in plain:
        parts = [part for word in parts for part in _opened(word)]
    return _spelled_out(_whole(parts))


def _opened(word: str) -> tuple[str, ...]:
    """A word at its apostrophe: "what's" is "what is", "denver's" is "denver"."""
    if "'" not in word:
        return (word,)
    if (known := SPELLINGS.get(word.replace("'", ""))) is not None:
        return known
    head, _, tail = word.rpartition("'")
    head = head.replace("'", "")
    if tail == "s":
        return (head, "is") if head in IS_AFTER else (head,)
    if tail == "t" and head.endswith("n"):
        return (head[:-1], "not")
    return (head, APOSTROPHE_TAILS[tail]) if tail in APOSTROPHE_TAILS else (head + tail,)


def _whole(parts: list[str]) -> list[str]:
    """Three or more letters on their own are one word spelled with spaces: "i c e"."""
    if [*map(len, parts)].count(1) < 3:  # noqa: PLR2004 said above
        return parts
    out: list[str] = []
    run: list[str] = []
    for part in [*parts, ""]:
        if len(part) == 1 and part.isalpha():
            run.append(part)
            continue
        out.extend(["".join(run)] if len(run) > 2 else run)  # noqa: PLR2004 said above
        run = []
        out.append(part)
    return out[:-1]


def _spelled_out(parts: list[str]) -> tuple[str, ...]:
    """Chat spellings written out, those of one word and those that their neighbour decides."""
    out: list[str] = []
    for i, part in enumerate(parts):
        if part in IN_PAIRS and (meant := _beside(parts, i)) is not None:
            out.append(meant)
        elif part in SPELLINGS:
            out.extend(SPELLINGS[part])
        else:
            out.append(part if part.isalpha() else _ORDINAL.sub(r"\1", part))
    return tuple(out)


def _beside(parts: list[str], i: int) -> str | None:
    """What a spelling means beside its neighbours, if anything."""
    before, after = parts[i - 1] if i else "", parts[i + 1] if i + 1 < len(parts) else ""
    return PAIRS.get((before, parts[i], ""), PAIRS.get(("", parts[i], after)))


@lru_cache(maxsize=16_384)
def stem(word: str, language: Language | None = None) -> str:
    """The Snowball stem of one folded word, in one language or, by default, English then Spanish.

    A stemmer keeps state while it works, so that each call makes its own: threads may call this.
    """
    if language != "es":
        word = Stemmer.Stemmer("english", 0).stemWord(word)
    if language != "en":
        word = Stemmer.Stemmer("spanish", 0).stemWord(word)
    return word
