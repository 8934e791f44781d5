#!/usr/bin/env bash
# Measures the suite beside references on the same machine: the list beside nginx, votes beside pgbench. docs/benchmarks.md
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")"

usage() {
  cat <<'TXT'
Usage: ./bench.sh [options] [list] [votes] [watchers]

Prepares and builds what is missing, starts the suite on a Postgres of its own, and measures what is named (default: all
three). It is no test.

  list       304 answers a second on /lists/eu-cyber/latest/list.json, after a replay of the listings, beside those of
             nginx for a file of the same bytes: same load generator (wrk), same machine, in turns
  votes      signed votes accepted a second, in the journal and on the disk, 27 delegations in 100 open ballots, beside
             pgbench inserting and committing a row of the same size in the same Postgres, in turns
  watchers   1,000 who watch one ballot: how long after its acceptance they see a vote

  --seconds N    how long each measurement of the list and of pgbench takes (default 10)
  --rounds N     how many times both are measured (default 3)
  --at-once N    how many votes, and clients of pgbench, are under way at any time (default 32)
  --help         this text
TXT
}

seconds=10 rounds=3 at_once=32 what=()
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds|--rounds|--at-once)
      [[ ${2:-} =~ ^[1-9][0-9]{0,3}$ ]] || { echo "$1 needs a number, 1 to 9999; see ./bench.sh --help" >&2; exit 2; }
      case "$1" in --seconds) seconds=$2 ;; --rounds) rounds=$2 ;; --at-once) at_once=$2 ;; esac
      shift ;;
    list|votes|watchers) what+=("$1") ;;
    --help|-h) usage; exit 0 ;;
    *) echo "There is no option $1; see ./bench.sh --help" >&2; exit 2 ;;
  esac
  shift
done
if [ ${#what[@]} -eq 0 ]; then what=(list votes watchers); fi
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

# nginx at its best for this: nothing logged, the file kept open, connections never closed.
start_nginx() {
  local port
  port=$(free_port)
  static=http://localhost:$port
  cat >"$work/nginx.conf" <<CONF
daemon off;
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  etag on;
  open_file_cache max=10;
  keepalive_requests 1000000000;
  default_type application/json;
  $(nginx -V 2>&1 | grep -o 'http-[a-z-]*-temp-path' | sed -E "s|http-(.*)-temp-path|\1-temp-path|; s|-|_|g; s|.*|& $work/&;|")
  server { listen 127.0.0.1:$port; root $work/www; }
}
CONF
  nginx -p "$work" -e "$work/nginx.log" -c "$work/nginx.conf" &
  nginx=$!
  until curl -sf -o /dev/null "$static$path"; do
    kill -0 "$nginx" 2>/dev/null || { cat "$work/nginx.log" >&2; fail 'nginx did not start.'; }
    sleep 0.1
  done
}

etag() { curl -sfI "$1$path" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: *//p'; }

# How long the 304 is that a client with the latest list gets; anything but a 304 ends it all.
answer_bytes() {
  local answer
  answer=$(curl -s -o "$work/body" -w '%{http_code} %{size_header} %{size_download}' -H "If-None-Match: $2" "$1$path")
  [[ $answer =~ ^304\ ([0-9]+)\ 0$ ]] || fail "$1$path answered ${answer%% *} where it should have been 304."
  echo "${BASH_REMATCH[1]}"
}

connections=32
# Prints: requests a second, p50 and p99 in milliseconds.
measure() {
  local url=$1 tag=$2 for=$3 before after requests duration bytes errors p50 p99
  before=$(answer_bytes "$url" "$tag")
  read -r requests duration bytes errors p50 p99 < <(wrk -t1 -c"$connections" -d"${for}s" -H "If-None-Match: $tag" \
    -s eng/bench/report.lua "$url$path" | sed -n 's/^report //p') || fail 'wrk did not finish.'
  after=$(answer_bytes "$url" "$tag")
  [ "$errors" = 0 ] || fail "$errors of $requests requests to $url failed."
  # wrk counts any 2xx and 3xx as fine. But all 304s are equally long, and a single list would show. What wrk read in
  # answers that were under way at the end is on top.
  [ "$before" = "$after" ] && [ "$bytes" -ge $((requests * before)) ] && [ "$bytes" -le $(((requests + connections) * before)) ] \
    || fail "$requests answers of $url took $bytes bytes: not all were 304s of $before bytes."
  awk -v n="$requests" -v us="$duration" -v p50="$p50" -v p99="$p99" 'BEGIN { printf "%.0f %.2f %.2f\n", n / us * 1e6, p50 / 1e3, p99 / 1e3 }'
}

machine() { printf '%s cores (%s), load before %s' "$(nproc)" "$(sed -n '/^model name/{s/.*: //p;q}' /proc/cpuinfo)" "$(cut -d' ' -f1 /proc/loadavg)"; }

# Of ratios, one a line: the median, and the ends.
summary() {
  sort -g | awk -v name="$1" '{ r[NR] = $1 } END {
    printf "\n%s: %.3f (median of %d; %.3f to %.3f)\n\n", name, NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2, NR, r[1], r[NR] }'
}

measure_list() {
  path=/lists/eu-cyber/latest/list.json
  mkdir -p "$work/www${path%/*}"
  curl -sf -o "$work/www$path" "$gateway$path" || fail "$gateway$path cannot be fetched."
  start_nginx
  curl -sf "$static$path" | cmp - "$work/www$path" || fail 'nginx serves other bytes than the gateway.'
  gateway_tag=$(etag "$gateway") static_tag=$(etag "$static")

  say 'Warming up …'
  measure "$gateway" "$gateway_tag" 5 >/dev/null
  measure "$static" "$static_tag" 1 >/dev/null

  cat <<TXT
304 for $path ($(stat -c %s "$work/www$path") bytes)
wrk -t1 -c$connections, $rounds rounds of $seconds s each; $(nginx -v 2>&1 | sed 's/.*: //'); $(machine)

          gateway                       nginx
round     per second   p50 ms   p99 ms  per second   p50 ms   p99 ms   ratio
TXT
  for ((round = 1; round <= rounds; round++)); do
    ours=$(measure "$gateway" "$gateway_tag" "$seconds")
    theirs=$(measure "$static" "$static_tag" "$seconds")
    awk -v round="$round" -v ours="$ours" -v theirs="$theirs" 'BEGIN {
      split(ours, a, " "); split(theirs, b, " ")
      printf "%-8d  %10d %8.2f %8.2f  %10d %8.2f %8.2f   %.3f\n", round, a[1], a[2], a[3], b[1], b[2], b[3], a[1] / b[1] }' | tee -a "$work/rounds"
  done
  awk '{ print $8 }' "$work/rounds" | summary gateway/nginx
}

bench=src/CyberSanctions.Bench/bin/Release/net10.0/CyberSanctions.Bench.dll

# A table with the columns of the votes' one, and a row as long as theirs, of random text, which does not compress.
write_reference() {
  read -r message content receipt < <(psql -qAt -F ' ' -d voting -c "SELECT round(avg(octet_length(message))),
    round(avg(octet_length(content))), round(avg(octet_length(receipt))) FROM proceeding WHERE kind = 2")
  psql -q -d postgres -c "CREATE TABLE reference_row (ballot_id uuid NOT NULL, position int NOT NULL, kind int NOT NULL, member_state text NOT NULL,
    message text NOT NULL, content text NOT NULL, receipt text NOT NULL, PRIMARY KEY (ballot_id, position))"
  random() { head -c "$1" /dev/urandom | base64 -w0 | head -c "$1"; }
  printf "INSERT INTO reference_row VALUES (gen_random_uuid(), 1, 2, 'FR', '%s', '%s', '%s');\n" \
    "$(random "$message")" "$(random "$content")" "$(random "$receipt")" >"$work/reference.sql"
}

# Prints: committed a second, mean in milliseconds.
measure_reference() {
  "$bin/pgbench" -n -M prepared -f "$work/reference.sql" -c "$at_once" -j 2 -T "$1" postgres >"$work/pgbench" 2>&1 \
    || { tail -n 5 "$work/pgbench" >&2; fail 'pgbench did not finish.'; }
  awk '/^latency average/ { mean = $4 } /^tps/ { tps = $3 } END { print tps, mean }' "$work/pgbench"
}

measure_votes() {
  say 'Opening 100 ballots …'
  mkfifo "$work/rounds.in" "$work/rounds.out"
  dotnet "$bench" votes --gateway "$gateway" --grpc "$grpc" --at-once "$at_once" <"$work/rounds.in" >"$work/rounds.out" &
  votes=$!
  exec 8>"$work/rounds.in" 9<"$work/rounds.out"
  local line='' round mine theirs message content receipt
  read -r line <&9 && [ "$line" = open ] || fail 'The ballots could not be opened.'
  ours() { echo >&8; read -r line <&9 || fail 'Not all votes were accepted.'; echo "$line"; }
  say 'Warming up …'
  ours >/dev/null
  write_reference
  measure_reference 2 >/dev/null
  cat <<TXT
Signed votes: 27 delegations, 100 open ballots, $at_once under way at any time, $rounds rounds of 8100
pgbench -c $at_once -j 2 -M prepared: a row of the same columns and lengths ($((message + content + receipt)) bytes, keys); $(machine)

          votes                         pgbench
round     per second   p50 ms   p99 ms  per second  mean ms    ratio
TXT
  for ((round = 1; round <= rounds; round++)); do
    mine=$(ours)
    theirs=$(measure_reference "$seconds")
    awk -v round="$round" -v ours="$mine" -v theirs="$theirs" 'BEGIN {
      split(ours, a, " "); split(theirs, b, " ")
      printf "%-8d  %10d %8.2f %8.2f  %10d %8.2f    %.3f\n", round, a[1], a[2], a[3], b[1], b[2], a[1] / b[1] }' | tee -a "$work/votes"
  done
  awk '{ print $7 }' "$work/votes" | summary votes/pgbench
  exec 8>&- 9<&-
  wait "$votes" || fail 'The votes did not end well.'
  votes=''
}

measure_watchers() {
  local seen p50 p95 p99
  say 'Having 1,000 watch a ballot …'
  dotnet "$bench" watchers --gateway "$gateway" --grpc "$grpc" >"$work/watchers" || fail 'Not all watchers saw all votes.'
  read -r seen p50 p95 p99 <"$work/watchers"
  cat <<TXT
1,000 watchers of one ballot (gRPC, through the gateway), 100 votes, 5 a second; $(machine)
each saw each vote once and in order: $seen in all; from acceptance to seen: p50 $p50 ms, p95 $p95 ms, p99 $p99 ms
TXT
}

install_missing
eng/prepare.sh
eng/build.sh Release
start_postgres
start_suite
for measurement in "${what[@]}"; do "measure_$measurement"; done
