#!/usr/bin/env bash
# Builds the solution, unless nothing has changed since it was last built. Usage: eng/build.sh [Debug|Release]
set -euo pipefail
cd "$(dirname "$0")/.."
configuration=${1:-Release}
stamp=eng/.built-$configuration

if [ -e "$stamp" ] && [ -z "$(find . \( -name bin -o -name obj -o -name .data -o -name .git -o -name .aspire -o -name docs \) -prune -o \
    -newer "$stamp" -type f \( -name '*.cs' -o -name '*.proto' -o -name '*.sql' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.json' \
    -o -name '*.config' -o -name '.editorconfig' \) -print -quit)" ]; then
  exit 0
fi

rm -f "$stamp"
printf 'Building (%s); the first time takes a few minutes …\n' "$configuration" >&2
touch "$stamp.started"
log=$(mktemp)
if ! dotnet build CyberSanctions.sln --configuration "$configuration" --nologo -v quiet -clp:ErrorsOnly >"$log" 2>&1; then
  cat "$log" >&2
  rm -f "$log"
  exit 1
fi
rm -f "$log"
if [ "$configuration" = Release ]; then eng/AheadOfTime/compile.sh; fi
mv "$stamp.started" "$stamp"
