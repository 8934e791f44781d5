#!/usr/bin/env bash
# Measures how fast the gateway answers "you have the latest list already", beside nginx. docs/benchmarks.md
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")"

usage() {
  cat <<'TXT'
Usage: ./bench.sh [options]

Prepares and builds what is missing, starts the suite on a database of its own, replays the listings into it, and
compares 304 answers a second on /lists/eu-cyber/latest/list.json with those of nginx for a file of the same bytes:
same load generator (wrk), same machine, in turns. Prints the ratio. It is no test.

  --seconds N    how long each measurement takes (default 10)
  --rounds N     how many times both are measured (default 3)
  --help         this text
TXT
}

seconds=10 rounds=3
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds|--rounds)
      [[ ${2:-} =~ ^[1-9][0-9]{0,3}$ ]] || { echo "$1 needs a number, 1 to 9999; see ./bench.sh --help" >&2; exit 2; }
      case "$1" in --seconds) seconds=$2 ;; --rounds) rounds=$2 ;; esac
      shift ;;
    --help|-h) usage; exit 0 ;;
    *) echo "There is no option $1; see ./bench.sh --help" >&2; exit 2 ;;
  esac
  shift
done

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

work=$(mktemp -d) suite='' nginx='' policy=''
finish() {
  trap '' INT TERM
  local process
  for process in $nginx $suite; do kill -TERM "$process" 2>/dev/null || true; done
  for process in $nginx $suite; do wait "$process" 2>/dev/null || true; done
  if [ -n "$policy" ]; then rm -f "$policy"; fi
  # A database that could not live in that folder is there as a link.
  if [ -L "$work/data/postgres" ]; then rm -rf "$(readlink -f "$work/data/postgres")"; fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
chmod 755 "$work" # nginx's worker and Postgres run as users of their own

install_missing() {
  local packages=()
  for tool in nginx wrk curl; do have "$tool" || packages+=("$tool"); done
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

start_suite() {
  gateway=http://localhost:$(free_port)
  : >"$work/suite.log"
  say 'Starting the suite, and replaying the listings …'
  ./run.sh --port "${gateway##*:}" --grpc-port "$(free_port)" --data "$work/data" --no-dashboard >"$work/suite.log" 2>&1 &
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

install_missing
eng/prepare.sh
eng/build.sh Release
path=/lists/eu-cyber/latest/list.json
start_suite
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
wrk -t1 -c$connections, $rounds rounds of $seconds s each; $(nginx -v 2>&1 | sed 's/.*: //'); $(nproc) cores ($(sed -n '/^model name/{s/.*: //p;q}' /proc/cpuinfo)), load before $(cut -d' ' -f1 /proc/loadavg)

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
sort -g -k8 "$work/rounds" | awk '{ r[NR] = $8 } END {
  printf "\ngateway/nginx: %.3f (median of %d; %.3f to %.3f)\n", NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2, NR, r[1], r[NR] }'
