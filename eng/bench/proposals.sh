# The measurement of searches of proposals, for bench.sh. docs/benchmarks.md

in_listing() { psql -q -v ON_ERROR_STOP=1 -d listing "$@" >"$work/psql.log" || { tail -n 5 "$work/psql.log" >&2; fail 'The proposals were not made.'; }; }

measure_proposals() {
  say 'Making 10,000 proposals …'
  in_listing -v proposals=10000 -f eng/bench/proposals.sql
  say 'Searching …'
  dotnet "$bench" proposals --gateway "$gateway" --grpc "$grpc" --rounds 40 >"$work/proposals" || fail 'Not all searches were answered.'
  tell_searches proposals '10,000 proposals, 1,000 of them on 1,000 entries'
  echo
}
