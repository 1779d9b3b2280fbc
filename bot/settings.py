"""The settings: environment or `.env` in, one frozen value out. Nothing is read at import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.setting_values import (
    Address,
    ApiUrl,
    DatabaseUrl,
    GatewayUrl,
    Ids,
    ShardCount,
    ShardIds,
    is_loopback,
)

_LONGEST_TOKEN = 1000
"""Bytes of a token's file; a token has some seventy."""


class SettingsError(Exception):
    """A setting that does not parse; the message is a sentence for the host."""


class Settings(BaseSettings):
    """Every setting of the bot. In the environment and in `.env` the names are in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        env_ignore_empty=True,
    )

    discord_token: SecretStr | None = Field(
        default=None, description="The bot's token from Discord's developer portal. Keep it secret."
    )
    discord_token_file: Path | None = Field(
        default=None,
        description="A file that holds the token and nothing else, in the place of DISCORD_TOKEN.",
    )
    knowledge_dir: Path = Field(
        default=Path("knowledge"), description="The folder that holds the FAQ's YAML files."
    )
    state_dir: Path = Field(
        default=Path("state"),
        description="A folder that the bot may write to: every published version of the FAQ, the "
        "last good one, counts of outcomes, which commands are synced, and the FAQ's meaning in "
        "numbers.",
    )
    database_url: DatabaseUrl | None = Field(
        default=None,
        description="A PostgreSQL database for the versions of the FAQ and the counts of outcomes, "
        "such as postgresql://user:password@host/database; without it, an SQLite file in "
        "STATE_DIR. Keep it secret.",
    )
    semantic: Literal["off", "on", "auto"] = Field(
        default="auto",
        description="Compare questions by meaning too: off, on, or where the package is installed.",
    )
    home_guild_id: int | None = Field(
        default=None,
        description="The server in which editors change the FAQ from Discord; without it, nowhere.",
    )
    editor_role_id: int | None = Field(
        default=None, description="The role in the home server whose members may edit."
    )
    editor_user_ids: Ids = Field(
        default=frozenset(),
        description="People who may edit in the home server, by their ids, with commas between.",
    )
    log_channel_id: int | None = Field(
        default=None,
        description="The channel in the home server where the bot says what is wrong with an edit, "
        "and posts the questions that askers send to the editors.",
    )
    log_answers: bool = Field(
        default=False,
        description="Log one line an answer: outcome, entry, time taken. Never who asked or what.",
    )
    log_format: Literal["human", "json"] = Field(
        default="human", description="Log lines for people, or one JSON object a line."
    )
    health_address: Address | None = Field(
        default=None,
        description="Where to tell over HTTP whether the bot is ready, and its figures, such as "
        "127.0.0.1:8080; without it, nowhere.",
    )
    shard_count: ShardCount | None = Field(
        default=None,
        description="How many shards all processes together have; without it, as many as Discord "
        "recommends, all in this process.",
    )
    shard_ids: ShardIds = Field(
        default=frozenset(),
        description="Which of them this process has, such as 0-3,8; without it, all.",
    )
    shards_per_pod: Annotated[int, Field(ge=1)] | None = Field(
        default=None,
        description="In place of SHARD_IDS where each host's name ends in its number: how many "
        "each has.",
    )
    discord_api_base: ApiUrl | None = Field(
        default=None, description="For tests: another REST endpoint, on this machine only."
    )
    discord_gateway_url: GatewayUrl | None = Field(
        default=None, description="For tests: another gateway, on this machine only."
    )

    @property
    def tells_beyond_this_machine(self) -> bool:
        """Whether others than this machine may ask at HEALTH_ADDRESS."""
        if self.health_address is None:
            return False
        host = urlsplit(f"//{self.health_address}").hostname or ""
        return not is_loopback(host)

    @property
    def has_token(self) -> bool:
        """Whether the host has said where a token is."""
        return self.discord_token is not None or self.discord_token_file is not None

    def token(self) -> str | None:
        """The token, from the setting or from its file; None if the host has set neither.

        Raises:
            SettingsError: the file cannot be read, or is not one line. It is not quoted, nor is
                its name, for somebody may have put the token itself there.
        """
        if self.discord_token_file is not None:
            return _token_in(self.discord_token_file)
        return self.discord_token.get_secret_value() if self.discord_token else None

    @property
    def lacks_editors(self) -> bool:
        """Whether there is a home server and nobody who may edit in it."""
        named = self.editor_role_id is not None or self.editor_user_ids
        return self.home_guild_id is not None and not named

    @field_validator("discord_token_file")
    @classmethod
    def _in_one_place(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        if file is not None and info.data.get("discord_token") is not None:
            raise ValueError("DISCORD_TOKEN is set too, and only one of them may be")
        return file

    @model_validator(mode="after")
    def _shards_are_there(self) -> Self:
        count = self.shard_count
        if count is None and (self.shard_ids or self.shards_per_pod):
            raise ValueError("SHARD_IDS and SHARDS_PER_POD need SHARD_COUNT, the same everywhere")
        if self.shard_ids and self.shards_per_pod:
            raise ValueError("SHARD_IDS and SHARDS_PER_POD exclude each other")
        if count is not None and any(each >= count for each in self.shard_ids):
            raise ValueError(f"SHARD_IDS must be below SHARD_COUNT, from 0 to {count - 1}")
        return self

    @model_validator(mode="before")
    @classmethod
    def _in_capitals_too(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Arguments may be named as in the environment; pydantic would overlook them silently."""
        capitals = {name.lower(): value for name, value in given.items() if name.isupper()}
        return {name: value for name, value in given.items() if not name.isupper()} | capitals

    @classmethod
    def load(cls) -> Self:
        """Read the environment and `.env`.

        Raises:
            SettingsError: names every setting that does not parse and what was expected.
        """
        try:
            return cls()
        except ValidationError as error:
            raise _named(error) from None
        except UnicodeDecodeError:
            raise SettingsError("The file .env is no UTF-8 text. Save it as UTF-8.") from None
        except OSError as error:
            raise SettingsError(f"The file .env cannot be read: {error.strerror}.") from None


def _token_in(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LONGEST_TOKEN + 1)
    except OSError as error:
        raise _unusable(f"DISCORD_TOKEN_FILE: the file cannot be read: {error.strerror}") from None
    token = content.decode("utf-8-sig", "replace").strip()
    if len(content) > _LONGEST_TOKEN or len(token.splitlines()) != 1:
        raise _unusable("DISCORD_TOKEN_FILE: expected a file of one line, the token")
    return token


def _unusable(wrong: str) -> SettingsError:
    return SettingsError(
        f"These settings cannot be used: {wrong}. Mend them in the environment or in .env."
    )


def _named(error: ValidationError) -> SettingsError:
    wrong = "; ".join(
        f"{_setting(issue['loc'])}{_reason(issue['msg'])}"
        for issue in error.errors(include_input=False, include_url=False)
    )
    return _unusable(wrong)


def _setting(loc: tuple[int | str, ...]) -> str:
    """The setting, where it is one alone that is wrong."""
    return f"{'.'.join(str(part) for part in loc).upper()}: " if loc else ""


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")
