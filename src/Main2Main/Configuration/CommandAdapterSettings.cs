namespace Main2Main.Configuration;

/// <summary>
/// An external adapter: a program run in the downstream's root. <c>{request}</c> stands for the request file, <c>{page}</c> for its readable
/// form, <c>{result}</c> for the file that it may leave its answer in, <c>{step}</c> and <c>{round}</c> for their numbers,
/// <c>{upstream}</c>, <c>{downstream}</c> and <c>{workspace}</c> for the folders.
/// </summary>
public sealed record CommandAdapterSettings
{
    /// <summary>The program and its arguments, started without a shell.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The file that the program reads as its standard input, for example <c>{page}</c>; it reads nothing when absent.</summary>
    public string? Input { get; init; }

    /// <summary>The variables that the program gets: names, or beginnings of names with <c>*</c> behind them. No other is handed over.</summary>
    public IReadOnlyList<string> Environment { get; init; } =
    [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_*", "TERM", "TZ", "TMPDIR", "XDG_*", "SSL_CERT_*",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "SystemRoot", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP",
    ];

    /// <summary>Minutes after which the program is ended.</summary>
    public double TimeoutMinutes { get; init; } = 240;

    /// <summary>Minutes without output after which the program counts as hung and is ended.</summary>
    public double SilenceMinutes { get; init; } = 120;

    /// <summary>Megabytes of output after which the program is ended.</summary>
    public int OutputMegabytes { get; init; } = 256;
}
