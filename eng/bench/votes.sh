# The measurements of votes and of those who watch them, for bench.sh. docs/benchmarks.md

bench=src/CyberSanctions.Bench/bin/Release/net10.0/CyberSanctions.Bench.dll

# A table with the columns of the votes' one, and beside the receipt what the journal's entry says: a row as long as what a vote
# leaves behind, of random text, which does not compress.
write_reference() {
  read -r message receipt < <(psql -qAt -F ' ' -d voting -c "SELECT round(avg(octet_length(payload))), round(avg(octet_length(receipt)))
    FROM proceeding JOIN journal ON sequence = entry WHERE kind = 2")
  psql -q -d postgres -c "CREATE TABLE reference_row (ballot_id uuid NOT NULL, position int NOT NULL, kind int NOT NULL, member_state text NOT NULL,
    message text NOT NULL, receipt text NOT NULL, PRIMARY KEY (ballot_id, position))"
  random() { head -c "$1" /dev/urandom | base64 -w0 | head -c "$1"; }
  printf "INSERT INTO reference_row VALUES (gen_random_uuid(), 1, 2, 'FR', '%s', '%s');\n" "$(random "$message")" "$(random "$receipt")" \
    >"$work/reference.sql"
}

# Prints: committed a second, mean in milliseconds.
measure_reference() {
  "$bin/pgbench" -n -M prepared -f "$work/reference.sql" -c "$at_once" -j 2 -T "$1" postgres >"$work/pgbench" 2>&1 \
    || { tail -n 5 "$work/pgbench" >&2; fail 'pgbench did not finish.'; }
  awk '/^latency average/ { mean = $4 } /^tps/ { tps = $3 } END { print tps, mean }' "$work/pgbench"
}

# CPU time so far, in ticks, of each that has a part in a vote.
cpu_time() {
  ps -eo pid=,ppid=,args= | awk -v suite="$suite" -v client="$votes" -v postmaster="$(head -n 1 "$work/postgres/postmaster.pid")" '
    # What starts the services leaves its family, and says whom it watches.
    { parent[$1] = match($0, /dcp .*--monitor [0-9]+/) ? substr($0, RSTART, RLENGTH) : $2; sub(/.* /, "", parent[$1]); service[$1] = match($0, /CyberSanctions\.[A-Za-z]+\.dll/) ? tolower(substr($0, RSTART + 15, RLENGTH - 19)) : "others" }
    END {
      for (pid in parent) {
        for (root = pid; root in parent && root != suite && root != client && root != postmaster; root = parent[root]);
        who = root == postmaster ? "Postgres" : root == client ? "client" : service[pid]
        stat = "/proc/" pid "/stat"
        if (root in parent && (getline line < stat) > 0) {
          sub(/.*\) /, "", line)
          split(line, field, " ")
          # Of connections that have ended, the postmaster knows.
          ticks[who] += field[12] + field[13] + (pid == postmaster ? field[14] + field[15] : 0)
        }
        close(stat)
      }
      for (who in ticks) print who, ticks[who]
    }'
}

measure_votes() {
  say 'Opening 100 ballots …'
  mkfifo "$work/rounds.in" "$work/rounds.out"
  dotnet "$bench" votes --gateway "$gateway" --grpc "$grpc" --at-once "$at_once" <"$work/rounds.in" >"$work/rounds.out" &
  votes=$!
  exec 8>"$work/rounds.in" 9<"$work/rounds.out"
  local line='' round mine theirs message receipt
  read -r line <&9 && [ "$line" = open ] || fail 'The ballots could not be opened.'
  ours() { echo >&8; read -r line <&9 || fail 'Not all votes were accepted.'; echo "$line"; }
  say 'Warming up …'
  ours >/dev/null
  write_reference
  measure_reference 2 >/dev/null
  cat <<TXT
Signed votes: 27 delegations, 100 open ballots, $at_once under way at any time, $rounds rounds of 8100
pgbench -c $at_once -j 2 -M prepared: a row of the same columns and lengths ($((message + receipt)) bytes, keys); $(machine)

          votes                         pgbench
round     per second   p50 ms   p99 ms  per second  mean ms    ratio
TXT
  for ((round = 1; round <= rounds; round++)); do
    cpu_time | sed 's/ / -/' >>"$work/cpu"
    mine=$(ours)
    cpu_time >>"$work/cpu"
    theirs=$(measure_reference "$seconds")
    awk -v round="$round" -v ours="$mine" -v theirs="$theirs" 'BEGIN {
      split(ours, a, " "); split(theirs, b, " ")
      printf "%-8d  %10d %8.2f %8.2f  %10d %8.2f    %.3f\n", round, a[1], a[2], a[3], b[1], b[2], a[1] / b[1] }' | tee -a "$work/votes"
  done
  awk '{ print $7 }' "$work/votes" | summary votes/pgbench
  awk -v votes=$((rounds * 8100)) -v second="$(getconf CLK_TCK)" '{ ms[$1] += $2 / second * 1000 / votes; all += $2 / second * 1000 / votes }
    END { for (who in ms) printf "%.3f %s\n", ms[who], who; printf "%.3f in all\n", all }' "$work/cpu" | sort -rn \
    | awk '{ printf "%s%s", NR == 1 ? "CPU time of a vote, ms: " : ", ", $0 } END { print "\n" }'
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
