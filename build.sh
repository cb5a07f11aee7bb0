#!/usr/bin/env bash
# Starts the compiled host; compiles it first when a source file is newer.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
host=$root/artifacts/host/Main2Main.Build.dll
if [ ! -f "$host" ] || [ -n "$(find "$root"/build "$root"/src "$root"/templates "$root"/Directory.* "$root"/global.json \
    \( -name bin -o -name obj \) -prune -o -newer "$host" -print -quit)" ]; then
  command -v dotnet > /dev/null || { echo "Error: the .NET SDK of global.json is not on PATH; install it from https://dot.net" >&2; exit 1; }
  log=$root/artifacts/host-build.log
  mkdir -p "$root/artifacts"
  echo "Compiling the host (log: artifacts/host-build.log)" >&2
  if ! (cd "$root" && dotnet publish build/Main2Main.Build.csproj --configuration Release --output artifacts/host --nologo > "$log" 2>&1); then
    cat "$log" >&2
    exit 1
  fi
  touch "$host"
fi
# What is run is compiled here and now; a guard against writable code pages would cost a tenth of a short run.
MAIN2MAIN_LAUNCHER=$0 DOTNET_EnableWriteXorExecute=0 exec dotnet "$host" "$@"
