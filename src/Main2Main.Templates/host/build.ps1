#!/usr/bin/env pwsh
dotnet run --project (Join-Path $PSScriptRoot 'build/Build.csproj') -- @args
exit $LASTEXITCODE
