"""What the host reads when the bot cannot run: one sentence each, with what to do."""

from __future__ import annotations

from bot.exits import Exit

FAQ_BROKEN = "The FAQ cannot be loaded: {error} See every problem with: python -m bot check"

NO_CONTACTS = (
    "No contact is set: in an emergency the bot can name nobody. Add a lawyer or a local "
    "immigrant-rights group under `contacts` in replies.yaml, after checking that they answer."
)

NO_EDITORS = (
    "HOME_GUILD_ID is set, but neither EDITOR_ROLE_ID nor EDITOR_USER_IDS: nobody can edit from "
    "Discord. Set one of them, or leave HOME_GUILD_ID out."
)

HEALTH_IS_OPEN = (
    "HEALTH_ADDRESS is not this machine alone (127.0.0.1): whoever reaches it sees when questions "
    "come and how fast they are answered, and nothing protects it but your network."
)

HALF_RESTORED = (
    "A restore was cut off and cannot be finished: look that the bot may write to KNOWLEDGE_DIR "
    "and STATE_DIR and that the disk is not full, then start again."
)

NO_POSTGRES = (
    "DATABASE_URL needs the PostgreSQL driver: install it with pip install "
    "'denver-ordinance-faq-bot[postgres]', or leave DATABASE_URL out."
)

NOT_MINE = (
    "A publication was cut off, and its record lies in %s. This process only watches the folder, "
    "since another has the home server's shard: start it once as that one to finish the "
    "publication, or delete publishing.json there."
)

NOT_LIVE = "What was saved in the knowledge folder is not live:"
STILL_ANSWERING = "FAQ {revision} goes on answering. Mend the files and save them again."
TRIED_AGAIN = "FAQ {revision} goes on answering. The bot tries again, and a new save at once."
BACK_IN_ORDER = "The knowledge folder is in order again: FAQ {revision} is live."

FATAL: dict[Exit, str] = {
    Exit.TOKEN_MISSING: (
        "No usable token: put the bot's token from discord.com/developers/applications (page Bot, "
        "Reset Token) as DISCORD_TOKEN into the environment or .env, or into the file that "
        "DISCORD_TOKEN_FILE names."
    ),
    Exit.TOKEN_REFUSED: (
        "Discord refuses the token: make a new one at discord.com/developers/applications (page "
        "Bot, Reset Token), put it where the old one was and start again."
    ),
    Exit.INTENTS_REFUSED: (
        "Discord does not allow an intent that the bot asks for: it needs no privileged one, so "
        "check that this is an unchanged release of the bot and start again."
    ),
    Exit.SHARDS_REFUSED: (
        "Discord refuses these shards: the bot is in more than 2,500 servers a shard. Raise "
        "SHARD_COUNT in all processes at once, or leave it out where there is one process, and "
        "start again."
    ),
    Exit.VERSION_REFUSED: (
        "Discord no longer speaks this release's version of its gateway: install a newer release "
        "of the bot and of discord.py, then start again."
    ),
}
