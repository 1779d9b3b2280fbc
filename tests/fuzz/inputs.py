"""Inputs for Hypothesis: any bytes, any text, and good inputs with something done to them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.fuzz.targets import Target

_MOST_DAMAGES = 4
_LONGEST_TEXT = 400


def inputs(target: Target) -> st.SearchStrategy[bytes]:
    """Inputs for a target; the first byte chooses, the rest is what is typed."""
    heads = st.integers(0, 255).map(lambda number: bytes([number]))
    texts = st.text(max_size=_LONGEST_TEXT).map(str.encode)
    words = [word.encode() for word in target.words()]
    pieces = st.lists(st.sampled_from(words), max_size=40).map(b" ".join)
    anything = st.builds(bytes.__add__, heads, texts | pieces | st.binary(max_size=_LONGEST_TEXT))
    return anything | damaged(list(target.seeds()), words)


@st.composite
def damaged(draw: st.DrawFn, good: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """A good input that was cut, has lines twice or exchanged, or has odd bytes put in."""
    data = draw(st.sampled_from(good))
    for _ in range(draw(st.integers(1, _MOST_DAMAGES))):
        data = _damaged(draw, data, words)
    return data


def _damaged(draw: st.DrawFn, data: bytes, words: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at, line, other = (
        draw(st.integers(0, most)) for most in (len(data), len(lines) - 1, len(lines) - 1)
    )
    match draw(st.sampled_from(("end", "cut", "twice", "exchange", "word", "bytes"))):
        case "end":
            return data[:at]
        case "cut":
            return data[:at] + data[at + draw(st.integers(1, 40)) :]
        case "twice":
            return b"".join((*lines[: line + 1], *lines[line:]))
        case "exchange":
            lines[line], lines[other] = lines[other], lines[line]
            return b"".join(lines)
        case "word":
            return data[:at] + draw(st.sampled_from(words)) + data[at:]
        case _:
            return data[:at] + draw(st.binary(min_size=1, max_size=8)) + data[at:]
