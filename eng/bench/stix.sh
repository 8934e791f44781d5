# The measurement of imports of STIX bundles, for bench.sh. docs/benchmarks.md

measure_stix() {
  local officer round ours theirs took objects=10000
  officer=$(curl -sf -X POST "$gateway/dev/tokens" -H 'Content-Type: application/json' -d '{"subject":"officer.one","roles":["officer"]}' \
    | sed 's/.*"token":"\([^"]*\)".*/\1/')
  cat <<TXT
Bundles of $objects objects, $rounds rounds: curl through gateway and attribution into Postgres (parsed, checked, canonical, items made and
found, journal, synchronous commit), beside psql COPY (text) of the same objects into a table of one jsonb; $(psql -V), $(machine)

round      objects   bundle MB   import s   a second    psql s    ratio
TXT
  for ((round = 0; round <= rounds; round++)); do
    dotnet "$bench" stix --objects "$objects" --bundle "$work/bundle.json" --copy "$work/objects.txt"
    psql -q -d postgres -c 'DROP TABLE IF EXISTS reference_stix' -c 'CREATE TABLE reference_stix (content jsonb)' -c CHECKPOINT
    took=$(date +%s.%N)
    psql -q -d postgres -c "\\copy reference_stix FROM '$work/objects.txt'"
    theirs=$(awk -v from="$took" -v to="$(date +%s.%N)" 'BEGIN { print to - from }')
    ours=$(curl -sf -o "$work/answer" -w '%{time_total}' --data-binary "@$work/bundle.json" -H "Authorization: Bearer $officer" \
      -H 'Content-Type: application/stix+json;version=2.1' "$gateway/api/v1/dossiers/stix?title=Measured&handling=TLP:AMBER&exercise=true") \
      || fail 'The import was refused.'
    [ "$(grep -o '"outcome"' "$work/answer" | wc -l)" = "$objects" ] || fail 'Not all of it was taken.'
    # The first round is the warm-up.
    if [ "$round" -gt 0 ]; then
      awk -v round="$round" -v n="$objects" -v bytes="$(stat -c %s "$work/bundle.json")" -v ours="$ours" -v theirs="$theirs" 'BEGIN {
        printf "%-8d %9d %11.1f %10.2f %10d %9.2f %8.3f\n", round, n, bytes / 1e6, ours, n / ours, theirs, theirs / ours }' | tee -a "$work/stix"
    fi
  done
  awk '{ print $7 }' "$work/stix" | summary 'psql/import'
}
