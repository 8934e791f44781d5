#!/usr/bin/env bash
# Measures the suite beside references on the same machine: the list beside nginx, votes beside pgbench. docs/benchmarks.md
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")"

usage() {
  cat <<'TXT'
Usage: ./bench.sh [options] [list] [votes] [watchers] [dossiers] [evidence] [stix] [search] [proposals] [queue]
                  [duplicates] [reasons] [acts] [fold]

Prepares and builds what is missing, starts the suite on a Postgres of its own, and measures what is named (default: all
of it). It is no test.

  list       304 answers a second on /lists/eu-cyber/latest/list.json, after a replay of the listings, beside those of
             nginx for a file of the same bytes: same load generator (wrk), same machine, in turns
  votes      signed votes accepted a second, in the journal and on the disk, 27 delegations in 100 open ballots, beside
             pgbench inserting and committing a row of the same size in the same Postgres, in turns
  watchers   1,000 who watch one ballot: how long after its acceptance they see a vote
  dossiers   what adding an item of evidence costs in dossiers of 10, 100, 1,000 and 10,000 items, in turns
  evidence   uploading 1 GiB through the gateway, beside psql copying the same bytes into a table of the same Postgres, in
             turns; and what gateway and attribution hold in memory at most
  stix       importing bundles of 10,000 objects of STIX through the gateway, beside psql copying the same objects into a table of
             the same Postgres, in turns
  search     eight users look for dossiers among 10,000 of 100 items each, and one is opened that has 10,000 (it takes some
             ten minutes to make them)
  proposals  eight users look for listing proposals among 10,000
  queue      pages of a work queue of 20,000 open items, through the gateway, beside pgbench sorting the same rows in one table
  duplicates drafting a proposal beside few others, and beside 100,000, each of which might be on the same subject
  reasons    checking a statement of reasons of one paragraph, and of 200 paragraphs that cite 1,000 items
  acts       reading acts of 50 and of 500 operations as documents
  fold       300,000 operations of acts on 100,000 entries, folded into the list: time and memory (needs no suite)

  --seconds N    how long each measurement of the list and of pgbench takes (default 10)
  --rounds N     how many times both are measured (default 3)
  --at-once N    how many votes, and clients of pgbench, are under way at any time (default 32)
  --mib N        how large the evidence is (default 1024)
  --help         this text
TXT
}

seconds=10 rounds=3 at_once=32 mib=1024 what=()
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds|--rounds|--at-once|--mib)
      [[ ${2:-} =~ ^[1-9][0-9]{0,3}$ ]] || { echo "$1 needs a number, 1 to 9999; see ./bench.sh --help" >&2; exit 2; }
      case "$1" in --seconds) seconds=$2 ;; --rounds) rounds=$2 ;; --at-once) at_once=$2 ;; --mib) mib=$2 ;; esac
      shift ;;
    list|votes|watchers|dossiers|evidence|stix|search|proposals|queue|duplicates|reasons|acts|fold) what+=("$1") ;;
    --help|-h) usage; exit 0 ;;
    *) echo "There is no option $1; see ./bench.sh --help" >&2; exit 2 ;;
  esac
  shift
done
if [ ${#what[@]} -eq 0 ]; then what=(list votes watchers dossiers evidence stix search proposals queue duplicates reasons acts fold); fi
wanted() { [[ " ${what[*]} " == *" $1 "* ]]; }

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

work=$(mktemp -d) suite='' nginx='' votes='' postgres='' policy=''
finish() {
  trap '' INT TERM
  local process
  for process in $nginx $votes $suite; do kill -TERM "$process" 2>/dev/null || true; done
  for process in $nginx $votes $suite; do wait "$process" 2>/dev/null || true; done
  if [ -n "$postgres" ]; then as_postgres "$bin/pg_ctl" -D "$work/postgres" -m fast stop >/dev/null || true; fi
  if [ -n "$policy" ]; then rm -f "$policy"; fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
chmod 755 "$work" # nginx's worker and Postgres run as users of their own

install_missing() {
  local packages=()
  for tool in curl $(if wanted list; then echo nginx wrk; fi); do have "$tool" || packages+=("$tool"); done
  have ps || packages+=(procps)
  [ ${#packages[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] && have apt-get || fail "Missing: ${packages[*]}. Install them with your package manager and start again."
  say "Installing ${packages[*]} with apt-get …"
  # Debian would start nginx as a daemon; this is how it is told not to.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    policy=/usr/sbin/policy-rc.d
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"; } >"$work/apt.log" 2>&1 \
    || { tail -n 5 "$work/apt.log" >&2; fail "apt-get failed."; }
  if [ -n "$policy" ]; then rm -f "$policy"; policy=''; fi
}

# Below the ports that the system hands out by itself, so that none is taken between this look and its use.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# Postgres refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi; }

# As the AppHost starts one, but with a password that is known here: each commit is on the disk before it counts.
start_postgres() {
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  export PGHOST=localhost PGUSER=postgres PGPASSWORD PGPORT
  PGPASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n') PGPORT=$(free_port)
  printf '%s' "$PGPASSWORD" >"$work/password"
  mkdir "$work/postgres"
  if [ "$(id -u)" = 0 ]; then chown postgres "$work/postgres" "$work/password"; fi
  as_postgres "$bin/initdb" -D "$work/postgres" -U postgres --auth=scram-sha-256 --pwfile="$work/password" --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  as_postgres "$bin/pg_ctl" -D "$work/postgres" -l "$work/postgres/log" -w \
    -o "-p $PGPORT -c listen_addresses=localhost -c unix_socket_directories= -c max_connections=200" start >/dev/null
  postgres=started
}

start_suite() {
  gateway=http://localhost:$(free_port)
  grpc=http://localhost:$(free_port)
  : >"$work/suite.log"
  local options=(--port "${gateway##*:}" --grpc-port "${grpc##*:}" --data "$work/data" --no-dashboard)
  if wanted list; then say 'Starting the suite, and replaying the listings …'; else say 'Starting the suite …'; options+=(--no-replay); fi
  # 27 delegations send what thousands would: the limit for one caller is not what is measured.
  RateLimits__PerMinute=100000000 ConnectionStrings__postgres="Host=$PGHOST;Port=$PGPORT;Username=$PGUSER;Password=$PGPASSWORD" \
    ./run.sh "${options[@]}" >"$work/suite.log" 2>&1 &
  suite=$!
  until grep -q '^Running' "$work/suite.log"; do
    kill -0 "$suite" 2>/dev/null || { tail -n 20 "$work/suite.log" >&2; fail 'The suite did not start.'; }
    sleep 0.2
  done
}

machine() { printf '%s cores (%s), load before %s' "$(nproc)" "$(sed -n '/^model name/{s/.*: //p;q}' /proc/cpuinfo)" "$(cut -d' ' -f1 /proc/loadavg)"; }

# Of ratios, one a line: the median, and the ends.
summary() {
  sort -g | awk -v name="$1" '{ r[NR] = $1 } END {
    printf "\n%s: %.3f (median of %d; %.3f to %.3f)\n\n", name, NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2, NR, r[1], r[NR] }'
}

measure_fold() {
  say 'Folding 300,000 operations …'
  dotnet src/CyberSanctions.Bench/bin/Release/net10.0/CyberSanctions.Bench.dll fold --rounds "$rounds" >"$work/fold"
  printf '%s\n%s\n' "300,000 operations on 100,000 entries, folded; $(machine)" 'round       fold ms   with contents ms   held MB   on the list'
  awk '{ printf "%-8d %10d %18d %9d %13d\n", NR, $1, $2, $3, $4 }' "$work/fold"
}

. eng/bench/list.sh
. eng/bench/votes.sh
. eng/bench/dossiers.sh
. eng/bench/evidence.sh
. eng/bench/stix.sh
. eng/bench/search.sh
. eng/bench/proposals.sh
. eng/bench/queue.sh
. eng/bench/drafting.sh

install_missing
eng/prepare.sh
eng/build.sh Release
if [ "${what[*]}" != fold ]; then
  start_postgres
  start_suite
fi
for measurement in "${what[@]}"; do "measure_$measurement"; done
