#!/usr/bin/env bash
# Runs all tests. The last line says "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")"

case "${1:-}" in
  "") ;;
  --help|-h) echo "Usage: ./test.sh    runs all tests; prepares and builds what is missing first"; exit 0 ;;
  *) echo "There is no option $1; see ./test.sh --help" >&2; exit 2 ;;
esac

eng/prepare.sh --tests
eng/build.sh Release

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# What a project prints comes in one piece. A test that does not end is named, and ends the run of its project.
run() {
  local name
  name=$(basename "$1")
  dotnet test "$1" --configuration Release --no-build --nologo -v quiet \
    --blame-hang-timeout 12m --blame-hang-dump-type none \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    >"$results/$name.log" 2>&1 || touch "$results/$name.failed"
  printf '%s\n%s\n' "$name" "$(cat "$results/$name.log")"
}
export -f run
export results

# Two at a time, the longest first: each starts servers of its own, and there may be two cores. The whole suite runs alone.
printf '%s\n' tests/*.Tests | grep -v Integration | sort -r | xargs -P 2 -I{} bash -c 'run {}'
run tests/CyberSanctions.Integration.Tests

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ n += $1 } END { print n + 0 }'; }
total=$(count total) passed=$(count passed) skipped=$(count notExecuted)
failed=$((total - passed - skipped))
failed_runs=$(find "$results" -name '*.failed' | wc -l)
# A run that ended without results (a crash) is a failure too.
if [ "$failed_runs" -gt 0 ] && [ "$failed" -eq 0 ]; then failed=$failed_runs; fi
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
