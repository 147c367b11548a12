#!/usr/bin/env bash
# A throw-away PostgreSQL for the outbox's tests: nothing is installed as a service, no cluster of this machine is touched.
#
#   tests/postgres.sh start FOLDER    makes a cluster in FOLDER, such as `mktemp -d`, and starts it; prints its URL, for VOCATIVE_TEST_POSTGRES
#   tests/postgres.sh stop FOLDER     stops it and removes FOLDER
#
# It listens on a free port of 127.0.0.1 only, commits as a real one does (`synchronous_commit` and `fsync` stay on), and takes the
# connections of many tests at once. PostgreSQL refuses to run as root; then it runs as `postgres`.
set -euo pipefail

die() {
    printf 'postgres.sh: %s\n' "$@" >&2
    exit 2
}

[ $# = 2 ] || die "usage: tests/postgres.sh start|stop FOLDER"
verb=$1
folder=$2
# Debian keeps the server's programs out of the PATH.
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || die "missing: initdb, Debian's package postgresql-15")")

as_server() {
    if [ "$(id -u)" = 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

start() {
    local port attempt
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    rm -rf "$folder/data"
    if [ "$(id -u)" = 0 ]; then
        chown postgres "$folder"
        as_server test -x "$folder" || die "the user postgres cannot enter $folder"
    fi
    (cd "$folder" && as_server "$programs/initdb" --pgdata="$folder/data" --auth=trust --username=vocative --encoding=UTF8 --locale=C.UTF-8 >"$folder/begin.log" 2>&1) ||
        die "initdb failed:" "$(tail -5 "$folder/begin.log")"
    # Somebody else may take a port between looking and listening: then another one.
    for attempt in 1 2 3 4 5; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        if (cd "$folder" && as_server "$programs/pg_ctl" --pgdata="$folder/data" --wait --timeout=60 --silent --log="$folder/server.log" \
            --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c max_connections=400 -c shared_buffers=64MB" \
            start >>"$folder/begin.log" 2>&1 9>&- </dev/null); then
            echo "postgres://vocative@127.0.0.1:$port/postgres"
            return
        fi
    done
    die "it does not start:" "$(tail -5 "$folder/server.log" 2>/dev/null || cat "$folder/begin.log")" "(attempt $attempt)"
}

stop() {
    if [ -d "$folder/data" ]; then
        folder=$(cd "$folder" && pwd)
        (cd "$folder" && as_server "$programs/pg_ctl" --pgdata="$folder/data" --mode=immediate --silent stop >/dev/null 2>&1) || true
    fi
    rm -rf "$folder"
}

case $verb in
start) start ;;
stop) stop ;;
*) die "usage: tests/postgres.sh start|stop FOLDER" ;;
esac
