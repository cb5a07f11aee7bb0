#!/usr/bin/env pwsh
# Starts the compiled host; compiles it first when a source file is newer.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$targetHost = Join-Path $root 'artifacts/host/Main2Main.Build.dll'
$sources = @('build', 'src', 'templates', 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json') |
    ForEach-Object { Get-ChildItem -Path (Join-Path $root $_) -Recurse } |
    Where-Object { $_.FullName -notmatch '[\\/](bin|obj)([\\/]|$)' }
$stale = -not (Test-Path $targetHost) -or ($sources | Where-Object { $_.LastWriteTimeUtc -gt (Get-Item $targetHost).LastWriteTimeUtc } | Select-Object -First 1)
if ($stale) {
    $log = Join-Path $root 'artifacts/host-build.log'
    New-Item -ItemType Directory -Force (Join-Path $root 'artifacts') | Out-Null
    Write-Host 'Compiling the host (log: artifacts/host-build.log)'
    Push-Location $root
    try { dotnet publish build/Main2Main.Build.csproj --configuration Release --output artifacts/host --nologo *> $log }
    finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) { Get-Content $log | Write-Host; exit 1 }
    (Get-Item $targetHost).LastWriteTimeUtc = [DateTime]::UtcNow
}
$env:MAIN2MAIN_LAUNCHER = $MyInvocation.MyCommand.Path
# What is run is compiled here and now; a guard against writable code pages would cost a tenth of a short run.
$env:DOTNET_EnableWriteXorExecute = '0'
& dotnet $targetHost @args
exit $LASTEXITCODE
