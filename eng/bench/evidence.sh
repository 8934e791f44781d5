# The measurement of uploads of evidence, for bench.sh. docs/benchmarks.md

# The most that a process of this suite has held in memory since that was reset, in MiB: of the service of a name.
resident() { awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }
forget_peak() { echo 5 >"/proc/$1/clear_refs"; }

# The process of this suite, and of no other that runs here, whose environment has a setting: of a program, not of what starts it.
process_with() {
  local environ pid
  for environ in $(grep -lsaz -- "$1" /proc/[0-9]*/environ); do
    pid=${environ#/proc/} pid=${pid%/environ}
    if tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q "CyberSanctions.$2"; then echo "$pid"; return; fi
  done
  fail "Which process is $2?"
}

post() { curl -sf -X POST "$gateway/$1" -H "Authorization: Bearer $officer" -H 'Content-Type: application/json' -d "$2"; }

measure_evidence() {
  local attribution gateway_process officer dossier item sha256 round theirs ours
  attribution=$(process_with "^ConnectionStrings__attribution=.*Port=$PGPORT" Attribution)
  gateway_process=$(process_with "^HTTP_PORT=${gateway##*:}\$" Gateway)
  officer=''
  officer=$(post dev/tokens '{"subject":"officer.one","roles":["officer"]}' | sed 's/.*"token":"\([^"]*\)".*/\1/')
  dossier=$(post api/v1/dossiers '{"title":"Measured","handling":"TLP:AMBER","exercise":true}' | grep -o 'ATT-[0-9-]*' | head -1)
  cat <<TXT
Evidence of $mib MiB, $rounds rounds: curl -T through gateway and attribution into Postgres (hashed, custody, journal, synchronous commit), beside
psql COPY (binary) of the same bytes into a table of the same form; $(psql -V), $(machine)

round       upload s   psql s    ratio   gateway MiB   attribution MiB
TXT
  for ((round = 1; round <= rounds; round++)); do
    say "Round $round: writing $mib MiB of random bytes …"
    sha256=$(dotnet "$bench" evidence --mib "$mib" --content "$work/content" --copy "$work/copy")
    item=$(post "api/v1/dossiers/$dossier/evidence" \
      "{\"title\":\"Measured\",\"reliability\":\"B\",\"credibility\":2,\"sha256\":\"$sha256\",\"handling\":\"TLP:AMBER\"}" | grep -o '"id":"[^"]*"' | cut -d'"' -f4)
    copy_reference && theirs=$took
    psql -q -d postgres -c 'DROP TABLE reference_chunk' -c CHECKPOINT
    forget_peak "$gateway_process"
    forget_peak "$attribution"
    ours=$(curl -sf -o "$work/answer" -w '%{time_total}' -T "$work/content" "$gateway/api/v1/dossiers/$dossier/evidence/$item/content" \
      -H "Authorization: Bearer $officer") || fail 'The upload was refused.'
    grep -q "\"size\":$((mib * 1048576))" "$work/answer" || fail 'Not all of it arrived.'
    psql -q -d postgres -c CHECKPOINT
    awk -v round="$round" -v ours="$ours" -v theirs="$theirs" -v gateway="$(resident "$gateway_process")" -v attribution="$(resident "$attribution")" \
      'BEGIN { printf "%-8d %11.2f %8.2f %8.3f %13d %17d\n", round, ours, theirs, theirs / ours, gateway, attribution }' | tee -a "$work/evidence"
  done
  awk '{ print $4 }' "$work/evidence" | summary 'psql/upload'
  rm -f "$work/content" "$work/copy"
}

# Sets `took`, in seconds.
copy_reference() {
  psql -q -d postgres -c 'CREATE TABLE reference_chunk (upload uuid NOT NULL, number int NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (upload, number))' \
    -c 'ALTER TABLE reference_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL' -c CHECKPOINT
  local start
  start=$(date +%s.%N)
  psql -q -d postgres -c "\copy reference_chunk FROM '$work/copy' (FORMAT binary)"
  took=$(awk -v from="$start" -v to="$(date +%s.%N)" 'BEGIN { print to - from }')
}
