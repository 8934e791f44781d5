# The measurement of the list, for bench.sh: 304 answers beside nginx. docs/benchmarks.md

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
