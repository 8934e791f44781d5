#!/usr/bin/env bash
# Prepares a machine for run.sh, or with --tests for test.sh: what is missing is installed if that can be done, and said
# either way. Quick and silent when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

have dotnet || { say "Missing: the .NET SDK 10 (dotnet). Install it and start again."; exit 1; }
case "$(dotnet --version)" in
  10.*) ;;
  *) say "This needs the .NET SDK 10; dotnet --version says $(dotnet --version)."; exit 1 ;;
esac

# Postgres and Redis: the operator's own, or this machine's binaries, or containers. See docs/running.md.
packages=()
if [ -z "${ConnectionStrings__postgres:-}" ] && ! have postgres && ! ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then
  packages+=(postgresql)
fi
if [ -z "${ConnectionStrings__redis:-}" ] && ! have redis-server; then
  packages+=(redis-server)
fi
# The tests set the clocks of whole processes; the suite itself has no use for that.
have_faketime() {
  local library
  for library in /usr/lib/*/faketime/libfaketimeMT.so.1 /usr/{lib,lib64,local/lib}/faketime/libfaketimeMT.so.1; do
    if [ -e "$library" ]; then return; fi
  done
  return 1
}
if [ "${1:-}" = --tests ] && ! have_faketime; then
  packages+=(faketime)
fi
if [ ${#packages[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && have apt-get; then
    say "Installing ${packages[*]} with apt-get …"
    log=$(mktemp)
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"; } >"$log" 2>&1; then
      tail -n 5 "$log" >&2
      say "apt-get failed; the whole output is in $log."
      exit 1
    fi
    rm -f "$log"
  elif [ "${packages[*]}" = faketime ]; then
    say "Missing: faketime. Install it with your package manager; without it the tests that set the clocks of whole processes fail."
  elif ! docker info >/dev/null 2>&1 && ! podman info >/dev/null 2>&1; then
    say "Missing: ${packages[*]}. Install them with your package manager, start a container engine, or name your own in ConnectionStrings__postgres and ConnectionStrings__redis."
    exit 1
  fi
fi

