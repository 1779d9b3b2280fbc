"""A message or a form that carries all that it needs in its ids."""

from __future__ import annotations

from discord import ui


class StatelessView(ui.LayoutView):
    """A view that discord.py forgets once it is sent.

    It would keep a private answer for a quarter of an hour, with a task of its own, and pass
    presses to it. Nothing of ours needs that: a press is read from the button's id, also after a
    restart. Of ten minutes at fifty questions a second it had kept some 70 MiB
    (`tests/bench/load.py`).
    """

    def __init__(self) -> None:
        super().__init__(timeout=None)

    def is_finished(self) -> bool:
        """Always: what is sent finished is not kept."""
        return True


class StatelessModal(ui.Modal):
    """A form that discord.py forgets once it is shown.

    It would keep the form with what stands in it, for nobody tells when a person closes it. What
    a person sends is known by the form's id, also after a restart.
    """

    def is_finished(self) -> bool:
        """Always, likewise."""
        return True
