#!/usr/bin/env bash
# Starts the compiled host; compiles it first when a source file is newer.
set -euo pipefail

# A link to this script, on PATH for example, stands for the script itself.
self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
root=$(cd "$(dirname "$self")" && pwd)
host=$root/artifacts/host/Main2Main.Build.dll

is_stale() {
  [ ! -f "$host" ] || [ -n "$(find "$root"/build "$root"/src "$root"/templates "$root"/Directory.* "$root"/global.json \
    \( -name bin -o -name obj \) -prune -o -newer "$host" -print -quit)" ]
}

compile() {
  local log=$root/artifacts/host-build.log seconds=0 pid
  (cd "$root" && exec dotnet publish build/Main2Main.Build.csproj --configuration Release --output artifacts/host --nologo > "$log" 2>&1 9>&-) &
  pid=$!
  trap 'kill "$pid" 2> /dev/null; exit 130' INT TERM
  echo "Compiling the host, about a minute at the first time (log: artifacts/host-build.log)" >&2
  while kill -0 "$pid" 2> /dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    if [ -t 2 ]; then
      printf '\r  %s s' "$seconds" >&2
    elif [ $((seconds % 20)) -eq 0 ]; then
      echo "  still compiling, $seconds s" >&2
    fi
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
  trap - INT TERM
  if ! wait "$pid"; then
    cat "$log" >&2
    echo "Error: the host could not be compiled; what dotnet said is above and in artifacts/host-build.log" >&2
    exit 1
  fi
  touch "$host"
}

if is_stale; then
  wanted=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json")
  if ! command -v dotnet > /dev/null; then
    echo "Error: there is no 'dotnet' on PATH; install the .NET SDK $wanted from https://dot.net and put it on PATH" >&2
    exit 1
  fi
  if ! (cd "$root" && dotnet --version > /dev/null 2>&1); then
    echo "Error: no .NET SDK here fits $wanted of global.json (there is: $(dotnet --list-sdks 2> /dev/null | cut -d' ' -f1 | paste -sd, -)); install it from https://dot.net" >&2
    exit 1
  fi
  mkdir -p "$root/artifacts"
  # Of two starts at once one compiles and the other waits for it. Where there is no flock both compile, as before.
  exec 9> "$root/artifacts/host-build.lock"
  if command -v flock > /dev/null && ! flock --nonblock 9; then
    echo "Waiting for another start that compiles the host" >&2
    flock 9
  fi
  if is_stale; then compile; fi
  exec 9>&-
fi

# What is run is compiled here and now; a guard against writable code pages would cost a tenth of a short run.
MAIN2MAIN_LAUNCHER=$0 DOTNET_EnableWriteXorExecute=0 exec dotnet "$host" "$@"
