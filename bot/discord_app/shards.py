"""Which part of Discord is this process's: its shards, and what it alone does because of them.

Discord spreads servers over shards by their ids and tells each event to one shard only, so each
process answers what its shards hear and knows nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.settings import Settings, SettingsError

_ORDINAL = re.compile(r"-(\d+)$")


@dataclass(frozen=True, slots=True)
class Shards:
    """Shards of this process: `ids` of `count`; as many as Discord recommends where it is None."""

    count: int | None = None
    ids: tuple[int, ...] = ()

    def of(self, recommended: int) -> tuple[int, Sequence[int]]:
        """How many shards there are, and which of them are ours.

        Args:
            recommended: how many Discord asks for.
        """
        if self.count is None:
            return max(recommended, 1), range(max(recommended, 1))
        return self.count, self.ids

    def hold(self, guild_id: int) -> bool:
        """Whether the events of a server come to this process.

        Those of no server, 0, come to shard 0: direct messages.
        """
        return self.count is None or (guild_id >> 22) % self.count in self.ids


def shards_of(settings: Settings, host: str) -> Shards:
    """What the settings say.

    Args:
        settings: which shards, or how many a process.
        host: this machine's name. That of a process of a numbered set ends in its number.

    Raises:
        SettingsError: the name has no number, or no shard is left for it.
    """
    count, each = settings.shard_count, settings.shards_per_pod
    if count is None:
        return Shards()
    if each is None:
        return Shards(count, tuple(sorted(settings.shard_ids)) or tuple(range(count)))
    found = _ORDINAL.search(host.partition(".")[0])
    if found is None:
        raise SettingsError(
            "SHARDS_PER_POD is for hosts whose names end in a number, such as denver-faq-bot-0; "
            "this one's does not. Set SHARD_IDS instead."
        )
    first = int(found[1]) * each
    if first >= count:
        raise SettingsError(
            f"No shard is left for {found[0][1:]}, the number of this host: with SHARDS_PER_POD "
            f"{each}, SHARD_COUNT {count} is enough for {-(-count // each)} of them. Start no more."
        )
    return Shards(count, tuple(range(first, min(first + each, count))))
