#!/usr/bin/env bash
# The recipe of docs/guides/postgresql.md: a base backup and the archive of the log, restored to a moment.
#   postgres-archive.sh PENSTOCK
set -euo pipefail
penstock=$(realpath "$1")
tool=$(realpath "$(dirname "$0")/../../tools/postgres")
name=archive-$$ restored=restored-$$
folder=$(mktemp -d /tmp/penstock-archive-XXXXXX)
# What PostgreSQL itself writes belongs to the user that it runs as.
as_user() { (cd / && if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi); }
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
trap '"$tool" remove "$name"; "$tool" remove "$restored"; rm -rf "$folder"' EXIT
as_user mkdir "$folder/archive"

"$tool" start "$name"
server=$("$tool" uri "$name")
psql -q "$server" -c 'CREATE DATABASE penstock' \
  -c "ALTER SYSTEM SET archive_mode = 'on'" \
  -c "ALTER SYSTEM SET archive_command = 'test ! -f $folder/archive/%f && cp %p $folder/archive/%f'" \
  -c "ALTER SYSTEM SET archive_timeout = '60s'" -c "ALTER SYSTEM SET full_page_writes = 'on'"
"$tool" stop "$name"
PENSTOCK_POSTGRES_SETTINGS='full_page_writes=on' "$tool" start "$name"
export PENSTOCK_DATABASE=${server/\/postgres?/\/penstock?}
echo 'seven quiet herons' >"$folder/password"
add() { "$penstock" init --data "$folder/data" --workspace "$1" --email "$2@example.com" --password-file "$folder/password" >/dev/null; }
workspaces() { psql -At "$1" -c "SELECT string_agg(name, ' ' ORDER BY name) FROM workspaces"; }

said=$("$penstock" backup --data "$folder/data" --to "$folder/b.db" 2>&1) && { echo "a backup of PostgreSQL did not say no" >&2; exit 1; }
echo "$said"
grep -q 'own tools' <<<"$said"

add Before before
as_user pg_basebackup -D "$folder/base" -d "$server" -c fast
add Between between
sleep 1
moment=$(psql -At "$server" -c 'SELECT now()')
sleep 1
add After after
psql -q "$server" -c 'SELECT pg_switch_wal()' >/dev/null
for _ in $(seq 100); do
  if [ "$(psql -At "$server" -c 'SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) FROM pg_stat_archiver')" = t ]; then break; fi
  sleep 0.1
done
"$tool" kill "$name"

# restore MOMENT ACTION: the base, and the log of the archive up to the moment.
target=/tmp/penstock-postgres-$(echo "$restored" | cksum | cut -d' ' -f1)
restore() {
  "$tool" remove "$restored"
  as_user mkdir -m 700 "$target"
  as_user cp -r "$folder/base" "$target/cluster"
  as_user touch "$target/cluster/recovery.signal"
  as_user tee -a "$target/cluster/postgresql.auto.conf" >/dev/null <<CONF
restore_command = 'cp $folder/archive/%f %p'
recovery_target_time = '$1'
recovery_target_action = '$2'
archive_mode = off
CONF
  "$tool" start "$restored"
}
export PENSTOCK_DATABASE=$("$tool" uri "$restored" | sed 's#/postgres?#/penstock?#')
restore "$moment" pause
said=$("$penstock" check --data "$folder/data" 2>&1) && { echo "a standby was taken for a primary" >&2; exit 1; }
echo "$said"
grep -q 'standby and takes no changes' <<<"$said"
restore "$moment" promote
for _ in $(seq 100); do
  if [ "$(psql -At "$PENSTOCK_DATABASE" -c 'SELECT pg_is_in_recovery()')" = f ]; then break; fi
  sleep 0.1
done
there=$(workspaces "$PENSTOCK_DATABASE")
"$penstock" check --data "$folder/data"
echo "as of $moment: $there"
[ "$there" = 'Before Between' ]
