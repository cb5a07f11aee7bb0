#!/usr/bin/env bash
set -euo pipefail
MAIN2MAIN_LAUNCHER=$0 exec dotnet run --project "$(dirname "${BASH_SOURCE[0]}")/build/Build.csproj" -- "$@"
