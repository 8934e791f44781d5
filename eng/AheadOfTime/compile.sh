#!/usr/bin/env bash
# Compiles the programs of the suite ahead of time (ReadyToRun), where the Release build left them: otherwise the first
# act after a start waits for code that is compiled when it first runs. Without the compiler, that is how it stays.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=eng/AheadOfTime
say() { printf 'eng/AheadOfTime: %s\n' "$*" >&2; }

if ! dotnet restore "$here" --verbosity quiet >"$here/restore.log" 2>&1; then
  say 'the NuGet feed has no ReadyToRun compiler for this SDK; code is compiled when it first runs.'
  exit 0
fi
described=$(dotnet msbuild "$here" -t:Describe -nologo -verbosity:minimal)
value() { sed -n "s/^ *$1=//p" <<<"$described"; }
compiler=$(value compiler)
shared=$(value frameworks)
references=()
for framework in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
  references+=(-r "$(find "$shared/$framework" -maxdepth 1 -name '10.*' | sort -V | tail -n 1)/*.dll")
done

# What was compiled once is kept under the hash of what it was made from: the programs share most of their libraries, and
# a build leaves most of them as they were.
kept=$here/kept
mkdir -p "$kept"
find "$kept" -type f -mtime +30 -delete
find "$kept" -name '*.dll' -exec sha256sum {} + | cut -c1-64 >"$kept/results"
# Each line: hash, assembly; without those that are results already.
mapfile -t assemblies < <(sha256sum src/*/bin/Release/net10.0/*.dll CyberSanctions.AppHost/bin/Release/net10.0/*.dll | grep -v -F -f "$kept/results")

compile() {
  local hash=$1 assembly=$2
  if [ -e "$kept/$hash.dll" ]; then return; fi
  if "$compiler" "$assembly" -o "$kept/$hash.part" -r "$(dirname "$assembly")/*.dll" "${references[@]}" -O >"$kept/log.$hash" 2>&1; then
    mv "$kept/$hash.part" "$kept/$hash.dll"
    rm "$kept/log.$hash"
  else
    say "$assembly stays as it is: $(grep -m1 -i error "$kept/log.$hash" || tail -n 1 "$kept/log.$hash")"
  fi
}
while read -r hash assembly; do
  while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
  compile "$hash" "$assembly" &
done < <(printf '%s\n' "${assemblies[@]}" | sort -u -k1,1 | grep .)
wait

for line in "${assemblies[@]}"; do
  read -r hash assembly <<<"$line"
  if [ -e "$kept/$hash.dll" ]; then
    cp "$kept/$hash.dll" "$assembly.compiled"
    mv "$assembly.compiled" "$assembly"
  fi
done
