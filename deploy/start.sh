#!/bin/sh
# Runs `python -m bot` with the arguments given. Docker starts a container again whatever its exit
# code, so after `run` this waits in its place: for good where only the host can mend the cause,
# else long enough for the thousand starts a day that Discord allows (after them it takes the token
# away). Any other command ends as it ends.
set -u

[ "${1-}" = run ] || exec python -m bot "$@"

python -m bot "$@" &
bot=$!
told=
trap 'told=yes; kill -TERM "$bot" 2>/dev/null' TERM INT
wait "$bot"
code=$?
# A signal ends the waiting, not the bot: wait until it has gone. 127: it had gone before.
while [ -n "$told" ]; do
    told=
    wait "$bot"
    again=$?
    [ "$again" = 127 ] || code=$again
done

# From here on there is nothing to stop but the waiting.
trap 'exit "$code"' TERM INT
case $code in
    0) exit 0 ;;
    2 | 3 | 4 | 10 | 11 | 14 | 15 | 16)
        echo "Exit code $code: mend what was said above, then start the container again." >&2
        while :; do sleep 3600 & wait $!; done
        ;;
    *) sleep 90 & wait $! ;;
esac
exit "$code"
