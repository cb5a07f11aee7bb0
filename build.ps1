#!/usr/bin/env pwsh
# Starts the compiled host; compiles it first when a source file is newer.
$ErrorActionPreference = 'Stop'
$item = Get-Item -LiteralPath $PSCommandPath
if ($item.ResolvedTarget) { $item = Get-Item -LiteralPath $item.ResolvedTarget }
$root = $item.DirectoryName
$targetHost = Join-Path $root 'artifacts/host/Main2Main.Build.dll'

function Test-Newer([string] $folder, [datetime] $time) {
    foreach ($file in [IO.Directory]::EnumerateFiles($folder)) { if ([IO.File]::GetLastWriteTimeUtc($file) -gt $time) { return $true } }
    foreach ($below in [IO.Directory]::EnumerateDirectories($folder)) {
        if ([IO.Path]::GetFileName($below) -notin 'bin', 'obj' -and (Test-Newer $below $time)) { return $true }
    }
    return $false
}

function Test-Stale {
    if (-not [IO.File]::Exists($targetHost)) { return $true }
    $time = [IO.File]::GetLastWriteTimeUtc($targetHost)
    foreach ($file in 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json') {
        if ([IO.File]::GetLastWriteTimeUtc((Join-Path $root $file)) -gt $time) { return $true }
    }
    foreach ($folder in 'build', 'src', 'templates') { if (Test-Newer (Join-Path $root $folder) $time) { return $true } }
    return $false
}

function Stop-With([string] $message) {
    [Console]::Error.WriteLine("Error: $message")
    exit 1
}

if (Test-Stale) {
    $wanted = (Get-Content -Raw (Join-Path $root 'global.json') | ConvertFrom-Json).sdk.version
    if (-not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) { Stop-With "there is no 'dotnet' on PATH; install the .NET SDK $wanted from https://dot.net and put it on PATH" }
    Push-Location $root
    try { $null = & dotnet --version 2>&1; $fits = $LASTEXITCODE -eq 0 } finally { Pop-Location }
    if (-not $fits) { Stop-With "no .NET SDK here fits $wanted of global.json (there is: $((& dotnet --list-sdks | ForEach-Object { $_.Split(' ')[0] }) -join ',')); install it from https://dot.net" }
    $log = Join-Path $root 'artifacts/host-build.log'
    $null = New-Item -ItemType Directory -Force (Join-Path $root 'artifacts')
    # Of two starts at once one compiles and the other waits for it.
    $lock = $null
    $told = $false
    while (-not $lock) {
        try { $lock = [IO.File]::Open((Join-Path $root 'artifacts/host-build.lock.ps1'), 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] {
            if (-not $told) { [Console]::Error.WriteLine('Waiting for another start that compiles the host'); $told = $true }
            Start-Sleep -Milliseconds 200
        }
    }
    try {
        if (Test-Stale) {
            [Console]::Error.WriteLine('Compiling the host, about a minute at the first time (log: artifacts/host-build.log)')
            Push-Location $root
            try { & dotnet publish build/Main2Main.Build.csproj --configuration Release --output artifacts/host --nologo *> $log; $built = $LASTEXITCODE -eq 0 } finally { Pop-Location }
            if (-not $built) { Get-Content $log | ForEach-Object { [Console]::Error.WriteLine($_) }; Stop-With 'the host could not be compiled; what dotnet said is above' }
            [IO.File]::SetLastWriteTimeUtc($targetHost, [datetime]::UtcNow)
        }
    } finally { $lock.Dispose() }
}

# The caller's environment is as it was when this script ends.
$before = @{ MAIN2MAIN_LAUNCHER = $env:MAIN2MAIN_LAUNCHER; DOTNET_EnableWriteXorExecute = $env:DOTNET_EnableWriteXorExecute }
try {
    $env:MAIN2MAIN_LAUNCHER = $PSCommandPath
    # What is run is compiled here and now; a guard against writable code pages would cost a tenth of a short run.
    $env:DOTNET_EnableWriteXorExecute = '0'
    & dotnet $targetHost @args
    $code = $LASTEXITCODE
} finally {
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
}
exit $code
