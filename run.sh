#!/usr/bin/env bash
# Starts the suite and, on an empty database, replays the EU cyber listings of 2020-2025 through it. Ctrl-C stops it.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'TXT'
Usage: ./run.sh [options]

Prepares what is missing, builds, starts the whole suite (Postgres, Redis, four services, gateway), and on an empty
database takes the 21 EU cyber listings of 2020-2025 through dossier, proposal, act, 27 votes and publication.
Then it runs until Ctrl-C (or SIGTERM).

  --port N           the gateway's HTTP port (default 8080)
  --grpc-port N      the gateway's gRPC port (default 8081)
  --data DIR         where databases, logs and secrets are kept (default .data)
  --fresh            delete that folder first: start with empty databases
  --no-replay        start without replaying
  --no-dashboard     start without the Aspire dashboard
  --once             stop when the replay is done
  --help             this text

Your own Postgres and Redis: set ConnectionStrings__postgres and ConnectionStrings__redis. Your own identity provider:
Authentication__Schemes__Bearer__Authority. docs/running.md tells more.
TXT
}

port=8080 grpc_port=8081 data=.data fresh=false replay=true dashboard=true once=false
while [ $# -gt 0 ]; do
  case "$1" in
    --port|--grpc-port|--data)
      [ $# -ge 2 ] || { echo "$1 needs a value; see ./run.sh --help" >&2; exit 2; }
      case "$1" in --port) port=$2 ;; --grpc-port) grpc_port=$2 ;; --data) data=$2 ;; esac
      shift ;;
    --fresh) fresh=true ;;
    --no-replay) replay=false ;;
    --no-dashboard) dashboard=false ;;
    --once) once=true ;;
    --help|-h) usage; exit 0 ;;
    *) echo "There is no option $1; see ./run.sh --help" >&2; exit 2 ;;
  esac
  shift
done
for number in "$port" "$grpc_port"; do
  [[ $number =~ ^[0-9]{1,5}$ ]] && [ "$number" -ge 1 ] && [ "$number" -le 65535 ] || { echo "$number is no port." >&2; exit 2; }
done

eng/prepare.sh
eng/build.sh Release

if $fresh && [ -e "$data" ]; then
  if [ -e "$data/pid" ] && kill -0 "$(cat "$data/pid")" 2>/dev/null; then
    echo "Another run is using $data (pid $(cat "$data/pid")). Stop it first." >&2
    exit 1
  fi
  # A database that could not live in the clone is there as a link; it goes with it.
  if [ -L "$data/postgres" ]; then rm -rf "$(readlink -f "$data/postgres")"; fi
  rm -rf "$data"
fi

rm -f "$data/suite.json"
# A session of its own: Ctrl-C reaches this script alone, which then stops the suite in good order.
setsid dotnet CyberSanctions.AppHost/bin/Release/net10.0/CyberSanctions.AppHost.dll \
  --gateway:port="$port" --gateway:grpcPort="$grpc_port" --data:path="$(realpath -m "$data")" --dashboard="$dashboard" \
  --Logging:LogLevel:Default=Warning --Logging:LogLevel:Aspire.Hosting.Dcp.DcpHost=Error \
  --Logging:LogLevel:Microsoft.AspNetCore.DataProtection=Error &
suite=$!

stop() {
  trap '' INT TERM
  if kill -TERM "$suite" 2>/dev/null; then
    echo "Stopping …"
  fi
  local status=0
  wait "$suite" || status=$?
  exit "${1:-$status}"
}
trap 'stop 0' INT TERM

until [ -e "$data/suite.json" ]; do
  if ! kill -0 "$suite" 2>/dev/null; then
    status=0
    wait "$suite" || status=$?
    exit "$((status == 0 ? 1 : status))"
  fi
  sleep 0.2
done

value() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$data/suite.json"; }
arguments=(--gateway "$(value http)" --grpc "$(value grpc)" --data data)
if [ -n "$(value dashboard)" ]; then arguments+=(--dashboard "$(value dashboard)"); fi
if ! $replay; then arguments+=(--skip); fi
dotnet src/CyberSanctions.Replay/bin/Release/net10.0/CyberSanctions.Replay.dll "${arguments[@]}" &
wait $! || { echo "The replay did not finish; the logs are in $data/logs." >&2; stop 1; }

if $once; then stop 0; fi
echo "Running. Ctrl-C stops it."
wait "$suite"
