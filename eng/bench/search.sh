# The measurement of searches, for bench.sh. docs/benchmarks.md

in_attribution() { psql -q -v ON_ERROR_STOP=1 -d attribution "$@" >"$work/psql.log" || { tail -n 5 "$work/psql.log" >&2; fail 'The dossiers were not made.'; }; }

measure_search() {
  local half
  say 'Making 10,000 dossiers of 100 items each …'
  in_attribution -v dossiers=10000 -f eng/bench/search.sql
  half=$(psql -qAt -d attribution -c 'SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY ordinal) FROM dossier')
  say 'Filling what they are found by …'
  # On both cores; as its owner, so that triggers may be left out.
  in_attribution -c 'SET session_replication_role = replica' -c "SELECT search_fill(0, $half)" &
  in_attribution -c 'SET session_replication_role = replica' -c "SELECT search_fill($half + 1, 1000000000)"
  wait $!
  # As the service does with those that nobody has changed for a while.
  in_attribution -c 'SELECT search_rest(now(), 5001)' &
  in_attribution -c 'SELECT search_rest(now(), 5001)'
  wait $!
  psql -qAt -d attribution -c 'TABLE search_indexes' >"$work/indexes.sql"
  { echo "SET maintenance_work_mem = '1GB';"; sed 's/$/;/' "$work/indexes.sql"; } | in_attribution -f -
  in_attribution -c 'VACUUM ANALYZE'
  say 'Searching …'
  dotnet "$bench" search --gateway "$gateway" --grpc "$grpc" --rounds 40 >"$work/search" || fail 'Not all searches were answered.'
  tell_searches search '10,000 dossiers of 100 items'
}

# Of searches of one kind of thing, eight users at once: each kind beside the list without filters.
tell_searches() {
  local name total p50 p95 reference
  reference=$(awk '$1 == "no-filter" { print $4 }' "$work/$1")
  printf '%s\n\n%s\n' "$2; 8 users, each 40 times of each kind, all kinds at once; $(machine)" \
    'search          found     p50 ms    p95 ms   p95 beside no-filter'
  while read -r name total p50 p95; do
    if [ "$name" = opening ]; then
      printf '\nOpening a dossier of 10,000 items (head, and a page of each kind, one after the other): p50 %s ms, p95 %s ms\n\n' "$p50" "$p95"
    else
      printf '%-14s %6d  %9s %9s   %.2f\n' "$name" "$total" "$p50" "$p95" "$(awk "BEGIN { print $p95 / $reference }")"
    fi
  done <"$work/$1"
}
