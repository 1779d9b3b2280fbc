"""A text in, what in it may tell who somebody is out.

Names cannot be told from other words; of those only the asker can see to it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

from bot.core.matching.normalize import visible

Telltale = Literal[
    "empty",
    "too-long",
    "phone",
    "email",
    "web-address",
    "discord-name",
    "a-number",
    "long-number",
    "street-address",
]

LONGEST: Final = 300
"""Characters of a question that may be passed on."""

# Every quantifier is bounded or followed by something outside its class, so that no text takes
# long. `\d` takes the digits of all scripts.
_PHONE = re.compile(
    r"(?<!\d)(?:\(\d{3}\) ?|\d{3}[ .-])?\d{3}[.-]\d{4}(?!\d)"
    r"|(?<!\d)(?:\(\d{3}\) ?|\d{3}[ .-])\d{3} \d{4}(?!\d)"
    r"|\+ ?\d(?:[ .()-]{0,2}\d){6,14}"
)
_EMAIL = re.compile(r"[^\s@]@[\w-]{1,64}\.\w", re.IGNORECASE)
_WEB = re.compile(
    r"\w://|\bwww\.\w|\b[\w-]{1,64}\.(?:com|org|net|gov|edu|info|io|gg|mx)\b|\w\.[a-z]{2,6}/\w",
    re.IGNORECASE,
)
_DISCORD = re.compile(r"(?<![^\W_])@\w|<a?[@#:/][^>]{0,80}|\w#\d{4}(?!\d)")
_A_NUMBER = re.compile(r"\ba[ #.-]{0,3}\d(?:[ .-]?\d){6,8}(?!\d)", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{6}")
_GROUPED_NUMBER = re.compile(r"\d(?:[ .()/-]{1,2}\d|\d){8}")
_DAYS_AND_YEARS = re.compile(
    r"(?<![\d-])(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d)?\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d"
    r"|(?:19|20)\d\d(?: ?[/-] ?(?:(?:19|20)\d\d|\d\d))?)(?![\d-])"
)
"""Many digits that tell of nobody, and that would look like one number together."""

_NAME_WORD = (
    r"(?!(?:a|an|and|are|at|by|did|each|every|for|from|had|has|have|her|his|in|is|it|my|of|on|or"
    r"|per|that|the|their|these|this|those|to|was|were|will|with|your) )[^\W\d_]{1,20}\.? "
)
_PALABRA = (
    r"(?!(?:a|al|con|desde|durante|el|en|entre|es|hasta|hay|hubo|más|o|para|por|que|se|son|u|y)"
    r" )[^\W\d_]{1,20}[.,]? "
)
_STREET = re.compile(
    rf"(?<!\d)\d{{1,5}}[a-z]? (?:{_NAME_WORD}|\d{{1,3}}(?:st|nd|rd|th) ){{1,4}}"
    r"(?:st|street|ave?|avenue|blvd|boulevard|rd|road|ln|lane|pkwy|parkway|hwy|terrace)\b"
    r"|\bp\.? ?o\.? box \d"
    r"|\b(?:apt|apartment|apto|apartamento|depto)\.? ?(?:#|n[oº°]\.?|número)? ?\d"
    rf"|\b(?:calle|avenida|avda|av|bulevar|calzada|callejón)\.? (?:{_PALABRA}){{1,5}}"
    r"(?:#|n[oº°]\.?|núm\.?|número)? ?\d"
    r"|\b(?:calle|avenida|avda|av|carrera|cra)\.? \d{1,3}(?!\d)[a-z]?,? ?"
    r"(?:#|n[oº°]\.?|núm\.?|número|-)? ?\d",
    re.IGNORECASE,
)
# "Court", "place" and "way" are names of streets only in capitals: "12 people in court".
_NAMED_STREET = re.compile(
    r"(?<!\d)\d{1,5} (?:[NSEW]\.? )?"
    r"(?:(?!(?:City|County|District|Federal|Immigration|Municipal|State|Supreme) )"
    r"[A-Z][^\W\d_]{1,20} ){1,2}"
    r"(?:Court|Ct|Place|Pl|Way|Drive|Dr|Circle)\b"
)

_PATTERNS: tuple[tuple[Telltale | None, re.Pattern[str]], ...] = (
    ("phone", _PHONE),
    ("email", _EMAIL),
    ("web-address", _WEB),
    ("discord-name", _DISCORD),
    ("street-address", _STREET),
    ("street-address", _NAMED_STREET),
    (None, _DAYS_AND_YEARS),
    ("a-number", _A_NUMBER),
    ("long-number", _LONG_NUMBER),
    ("long-number", _GROUPED_NUMBER),
)
"""In the order in which they are looked for: what one has found, no later one finds again."""


def one_line(text: str) -> str:
    """The text on one line, without characters that nobody sees."""
    return " ".join(visible(text).split())


def telltales(text: str) -> tuple[Telltale, ...]:
    """What speaks against showing a text to others, each once; () if nothing does."""
    shown = one_line(text)
    if not shown:
        return ("empty",)
    # Digits and signs of other widths are read as people read them.
    plain = one_line(unicodedata.normalize("NFKC", shown))
    found: list[Telltale] = ["too-long"] if len(shown) > LONGEST else []
    for kind, pattern in _PATTERNS:
        plain, times = pattern.subn("x", plain)
        if kind and times and kind not in found:
            found.append(kind)
    return tuple(found)
