#!/usr/bin/env bash
# Makes this checkout restorable on the NuGet feed that this machine is configured with. See eng/README.md.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: eng/restore.sh [--force]

Asks the configured NuGet feed, once, whether it serves Aspire.
  complete feed  nothing else to do: the checkout builds with genuine Aspire.
  curated feed   takes the libraries it lacks, and the Aspire dashboard, from the Aspire CLI that npm serves, into
                 eng/packages and eng/.aspire, and switches the build to the stand-ins under eng/stand-ins.
The answer is remembered until this script's inputs change.

  --force   ask again (after a change of feed)
  --help    this text
USAGE
}

force=false
for argument in "$@"; do
  case "$argument" in
    --force) force=true ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

eng="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
packages_props="$eng/../Directory.Packages.props"

# What .NET says is read below.
export DOTNET_CLI_UI_LANGUAGE=en

# The Aspire CLI, pinned to the bytes: a feed that serves anything else under this name is refused.
cli_package='@microsoft/aspire-cli-linux-x64'
cli_version='13.5.4'
cli_integrity='sha512-8PWeRHM1+QwQB2wxDnfPsimi3EW01r04b4DjX0jIDE78SlfJabwVfYArW/48vDzYvPzKSRye6DIPVAsCFoXjBA=='

aspire_version="$(sed -nE 's|.*<AspireVersion>(.+)</AspireVersion>.*|\1|p' "$packages_props")"
grpc_tools_version="$(sed -nE 's|.*"Grpc.Tools" Version="([^"]+)".*|\1|p' "$packages_props")"

# One of the two exists once the feed has been asked. Its content says what the answer was computed from.
curated_stamp="$eng/.curated-feed" # Directory.Build.props looks for this one
complete_stamp="$eng/.complete-feed"
inputs="$({ echo "$aspire_version $grpc_tools_version $cli_integrity"; cat "$eng"/BundlePackages/*.cs*; } | cksum)"

remembered() { [[ -f "$1" && "$(< "$1")" == "$inputs" ]]; }
if ! $force && { remembered "$complete_stamp" || { remembered "$curated_stamp" && [[ -x "$eng/.aspire/managed/aspire-managed" ]]; }; }; then
  exit 0
fi

say() { printf 'eng/restore: %s\n' "$*"; }
fail() { printf 'eng/restore: %s\n' "$*" >&2; exit 1; }
# Runs a command quietly; when it fails, says so in one line and keeps the rest in a file.
step() {
  local what="$1"; shift
  "$@" > "$work/log" 2>&1 && return
  local log="$eng/.restore.log"
  cp "$work/log" "$log"
  fail "$what failed: $(grep -m1 -iE 'error|ERR!|❌' "$log" || tail -n1 "$log") (all of it: eng/.restore.log)"
}

command -v dotnet > /dev/null || fail 'the .NET SDK is missing: install .NET 10 first.'

# Everything is prepared here, beside its destination, and moved there when it is whole.
work="$eng/.restore.$$"
rm -rf "$work"
mkdir "$work"
trap 'rm -rf "$work"' EXIT

# Asks for Aspire as the suite would, under this repository's NuGet configuration but none of its Directory.* files.
# The global package cache counts too: what is in there restores.
ask_feed() {
  mkdir "$work/probe"
  cat > "$work/probe/probe.csproj" <<PROBE
<Project>
  <PropertyGroup>
    <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
    <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
    <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
  </PropertyGroup>
  <Import Sdk="Microsoft.NET.Sdk" Project="Sdk.props" />
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Aspire.AppHost.Sdk" Version="[$aspire_version]" />
    <PackageReference Include="Aspire.Hosting.AppHost" Version="$aspire_version" />
    <PackageReference Include="Aspire.Hosting.Testing" Version="$aspire_version" />
    <PackageReference Include="Aspire.Npgsql" Version="$aspire_version" />
    <PackageReference Include="Aspire.StackExchange.Redis" Version="$aspire_version" />
  </ItemGroup>
  <Import Sdk="Microsoft.NET.Sdk" Project="Sdk.targets" />
</Project>
PROBE
  if dotnet restore "$work/probe" --verbosity quiet > "$work/probe.log" 2>&1; then
    answer=complete
  # NU1101: no such package. NU1102, NU1103: not in that version. All else is not an answer but a failure to get one.
  elif grep -qE 'NU110[123]' "$work/probe.log" && ! grep -q 'NU1301' "$work/probe.log"; then
    answer=curated
  else
    fail "the NuGet feed gave no answer: $(grep -m1 error "$work/probe.log" | sed 's/.*error /error /')"
  fi
}

fetch_cli() {
  [[ "$(uname -s)-$(uname -m)" == Linux-x86_64 ]] || fail "on a curated feed this needs Linux on x64 (the only Aspire CLI pinned here)."
  command -v npm > /dev/null || fail 'npm is missing: on a curated feed the Aspire CLI comes from the npm registry (install Node.js).'
  say "fetching the Aspire CLI $cli_version from npm (127 MB) ..."
  step 'npm pack' npm pack "$cli_package@$cli_version" --pack-destination "$work" --loglevel error
  local tarball integrity
  tarball="$(echo "$work"/*.tgz)"
  integrity="$(node -p '"sha512-" + crypto.createHash("sha512").update(fs.readFileSync(process.argv[1])).digest("base64")' "$tarball")"
  [[ "$integrity" == "$cli_integrity" ]] || fail "refused: $cli_package@$cli_version is not the pinned one ($integrity)."
  tar -xzf "$tarball" -C "$work"
  rm "$tarball"
  # Its own home folder, so that the user's stays as it is; it has to exist.
  mkdir "$work/home"
  step 'aspire setup' env HOME="$work/home" ASPIRE_CLI_TELEMETRY_OPTOUT=1 "$work/package/bin/aspire" setup --non-interactive
  managed="$(find "$work" -type f -name aspire-managed -printf '%h\n' -quit)"
  [[ -n "$managed" ]] || fail 'aspire setup left no managed/aspire-managed.'
}

wrap_packages() {
  say 'wrapping the libraries that the feed lacks ...'
  mkdir "$work/packages"
  step 'building eng/BundlePackages' dotnet build "$eng/BundlePackages" --artifacts-path "$work/build" --verbosity quiet -nologo
  step 'eng/BundlePackages' dotnet "$work/build/bin/BundlePackages/debug/BundlePackages.dll" \
    "$managed/aspire-managed" "$work/packages" "$grpc_tools_version"
}

# The stamp goes first and comes last: whatever interrupts this, the next run starts over.
put_in_place() {
  rm -f "$curated_stamp" "$complete_stamp" "$eng"/packages/*.nupkg
  if [[ "$answer" == curated ]]; then
    mkdir -p "$eng/.aspire"
    rm -rf "$eng/.aspire/managed"
    mv "$managed" "$eng/.aspire/managed"
    mv "$work"/packages/*.nupkg "$eng/packages/"
    echo "$inputs" > "$curated_stamp"
  else
    rm -rf "$eng/.aspire"
    echo "$inputs" > "$complete_stamp"
  fi
}

ask_feed
if [[ "$answer" == complete ]]; then
  put_in_place
  say 'the NuGet feed is complete: building with genuine Aspire.'
else
  say 'the NuGet feed is a curated one, without Aspire.'
  fetch_cli
  wrap_packages
  put_in_place
  say "$(ls "$eng"/packages/*.nupkg | wc -l) packages are in eng/packages; building with the Aspire stand-ins in eng/stand-ins."
fi
