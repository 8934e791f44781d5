# The measurement of the work queue, for bench.sh. docs/benchmarks.md

queue_token() {
  curl -sf -X POST "$gateway/dev/tokens" -H 'Content-Type: application/json' -d "$1" | sed 's/.*"token":"\([^"]*\)".*/\1/'
}

# Prints: how many are on the page, p50 and p95 in milliseconds, of 60 answers one after the other on one connection.
queue_answers() {
  local token=$1 query=$2 i
  for ((i = 0; i < 60; i++)); do printf 'url = "%s/api/v1/work-queue?%s"\noutput = "%s/page"\n' "$gateway" "$query" "$work"; done >"$work/asked"
  curl -sf -H "Authorization: Bearer $token" -w '%{http_code} %{time_total}\n' -K "$work/asked" >"$work/answered" || fail "The queue was not answered: $query"
  ! grep -qv '^200 ' "$work/answered" || fail "Not all of the queue was answered: $query"
  # The first ten are the warm-up of this question; all were asked before.
  printf '%s ' "$(grep -o '"urgency"' "$work/page" | wc -l)"
  sed 1,10d "$work/answered" | cut -d' ' -f2 | sort -g | awk '{ t[NR] = $1 * 1000 } END { printf "%.1f %.1f\n", t[int((NR + 1) / 2)], t[int(NR * 0.95)] }'
}

measure_queue() {
  local officer one found p50 p95 theirs
  say 'Making 20,000 open items …'
  psql -q -v ON_ERROR_STOP=1 -v items=20000 -d listing -f eng/bench/queue.sql >"$work/psql.log" || { tail -n 5 "$work/psql.log" >&2; fail 'The items were not made.'; }
  # The same rows, as if they were kept in one table: what reading and sorting them costs at least.
  psql -q -d listing -c 'CREATE TABLE reference_due AS SELECT * FROM work_due' -c 'ANALYZE reference_due'
  echo "SELECT * FROM reference_due WHERE handling <= 5 AND informed ORDER BY day, coalesce(ends_at, 'infinity'), since, source, place LIMIT 51;" >"$work/reference_due.sql"
  one=$(queue_token '{"subject":"officer.bench","roles":["officer"],"unit":"BENCH.1"}')
  officer=$(queue_token '{"subject":"officer.one","roles":["officer"]}')
  printf '%s\n\n%s\n' "$(psql -qAtd listing -c 'SELECT count(*) FROM work_due') open items, through the gateway, pages of 50; pgbench -c 1: the same rows in one table, sorted; $(machine)" \
    'asked                found     p50 ms    p95 ms   pgbench ms   p50 beside pgbench'
  # The service has just been started, and the rows have just been written.
  for query in 'whose=everybody' 'whose=everybody&kind=review' 'whose=everybody&overdue=true'; do queue_answers "$officer" "$query" >/dev/null; done
  while read -r name query; do
    "$bin/pgbench" -n -M prepared -f "$work/reference_due.sql" -c 1 -T 3 listing >"$work/pgbench" 2>&1 || fail 'pgbench did not finish.'
    theirs=$(awk '/^latency average/ { print $4 }' "$work/pgbench")
    read -r found p50 p95 < <(case $name in mine|unit) queue_answers "$one" "$query" ;; *) queue_answers "$officer" "$query" ;; esac)
    printf '%-18s %7d  %9s %9s  %10s   %.2f\n' "$name" "$found" "$p50" "$p95" "$theirs" "$(awk "BEGIN { print $p50 / $theirs }")" | tee -a "$work/queue"
  done <<'TXT'
everybody whose=everybody
before-a-day whose=everybody&dueBefore=2027-06-01
reviews whose=everybody&kind=review
overdue whose=everybody&overdue=true
mine whose=me
unit whose=unit
TXT
  psql -q -d listing -c 'DROP TABLE reference_due'
  echo
}
