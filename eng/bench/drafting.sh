# The measurements of drafting: duplicates, reasons, acts; for bench.sh. docs/benchmarks.md

measure_duplicates() {
  local alone_p50 alone_p95 p50 p95
  read -r alone_p50 alone_p95 < <(dotnet "$bench" duplicates --gateway "$gateway" --grpc "$grpc" --rounds 100) || fail 'Not all was drafted.'
  say 'Making 100,000 entries …'
  in_listing -v entries=100000 -f eng/bench/duplicates.sql
  read -r p50 p95 < <(dotnet "$bench" duplicates --gateway "$gateway" --grpc "$grpc" --rounds 100) || fail 'Not all was drafted.'
  cat <<TXT
Drafting a proposal (REST), which looks for others on its subject, 100 times; $(machine)

others                 p50 ms    p95 ms   p50 beside few
few                 $(printf '%9s %9s' "$alone_p50" "$alone_p95")
100,000             $(printf '%9s %9s' "$p50" "$p95")   $(awk "BEGIN { printf \"%.2f\", $p50 / $alone_p50 }")

TXT
}

measure_reasons() {
  say 'Making a dossier of 1,000 released documents …'
  dotnet "$bench" reasons --gateway "$gateway" --grpc "$grpc" --rounds 100 >"$work/reasons" || fail 'Not all was checked.'
  printf '%s\n\n%s\n' "Checking a statement of reasons (REST), 100 times, in turns; $(machine)" 'paragraphs   cited     p50 ms    p95 ms'
  awk '{ printf "%-10d %7d  %9s %9s\n", $1, $1 == 1 ? 4 : 1002, $2, $3 }' "$work/reasons"
  echo
}

measure_acts() {
  say 'Making acts of 50 and of 500 operations …'
  dotnet "$bench" acts --gateway "$gateway" --grpc "$grpc" --rounds 30 >"$work/acts" || fail 'Not all acts were read.'
  printf '%s\n\n%s\n' "Reading acts as documents (REST), 30 times, in turns; $(machine)" 'operations   format     bytes     p50 ms    p95 ms   p50 for each operation, beside 50'
  awk '{ if ($3 == 50) { each = $4 / 50; printf "%-12d %-6s %9s  %9s %9s\n", $3, $1, "", $4, $5 }
         else printf "%-12d %-6s %9d  %9s %9s   %.2f\n", $3, $1, $2, $4, $5, $4 / 500 / each }' "$work/acts"
  echo
}
