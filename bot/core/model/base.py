"""What all files of the knowledge share: languages, ids, texts, and frozen values."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictStr

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def _listed(value: Any) -> Any:
    """One source may be written without the brackets of a list."""
    return (value,) if isinstance(value, str) else value


# Three ids fit into the 100 characters of a button that carries a whole choice.
Id = Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=30)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed), Field(min_length=1)]
Line = Annotated[StrictStr, Field(min_length=1, max_length=300)]
Prose = Annotated[StrictStr, Field(min_length=1, max_length=1200)]
# A plain host: before an @ or in letters of other alphabets stands what looks like another one.
Url = Annotated[
    StrictStr,
    Field(pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>]*)?$", max_length=500),
]
Words = tuple[Annotated[StrictStr, Field(min_length=1, max_length=100)], ...]


class Model(BaseModel):
    """A frozen value that knows no other keys than its own and never repeats input in an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
    )


class Bilingual(Model):
    """The same text in both languages."""

    def of(self, language: Language) -> Any:
        """The text, or the texts, in one language."""
        return getattr(self, language)
