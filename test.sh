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
failed_runs=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  printf '%s\n' "$name"
  # One after the other: each starts servers of its own, and there may be two cores.
  # A test that does not end is named, and ends the run of its project.
  dotnet test "$project" --configuration Release --no-build --nologo -v quiet \
    --blame-hang-timeout 12m --blame-hang-dump-type none \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" || failed_runs=$((failed_runs + 1))
done

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ n += $1 } END { print n + 0 }'; }
total=$(count total) passed=$(count passed) skipped=$(count notExecuted)
failed=$((total - passed - skipped))
# A run that ended without results (a crash) is a failure too.
if [ "$failed_runs" -gt 0 ] && [ "$failed" -eq 0 ]; then failed=$failed_runs; fi
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
