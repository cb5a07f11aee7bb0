namespace Main2Main.Verification.Logs;

/// <summary>The known texts, all over "Type: message". Source: the playbook's list of wrappers, downstream effects and environment flakes.</summary>
internal static class ErrorPatterns
{
    // A server of this machine that does not answer has died or was never started: that is the code's doing.
    private const string OwnAddress = @"(?:\blocalhost\b|\b127\.0\.0\.1\b|\b0\.0\.0\.0\b|\[::1\])";

    /// <summary>Errors that only report another one.</summary>
    public static readonly IReadOnlyList<string> Consequences =
    [
        @"[Ee]ngine core initialization failed",
        @"[Ss]ee (?:the )?(?:root cause|stack trace) above",
        @"[Cc]heck the stack trace above",
        @"[Ww]orker failed with error",
        @"[Ww]orker(?:Proc)? \w*\s?initialization failed",
        @"[Ee]ngine ?[Cc]ore encountered an issue",
        @"^(?:[\w.]+\.)?EngineDeadError\b",
        @"\bserver (?:at \S+ )?exited unexpectedly",
        @"^[\w.]+: \w*Runner init failed",
        @"^(?:subprocess\.)?CalledProcessError\b(?!.* died with <Signals)",
        @"^SystemExit\b",
        @"^(?:[\w.]+\.)?ProcessExitedException\b(?!.* terminated with signal)",
        @"^(?:[\w.]+\.)?(?:ProcessRaisedException|ChildFailedError|BrokenProcessPool)\b",
        @"^AssertionError: function <function .* failed when called with args",
        @"^AssertionError: (?:assert )?\W*\w*(?:exit_?code|return_?code)\b.*==",
        @"^KeyError: ['""]choices['""]$",
        @"^(?:BrokenPipeError|EOFError)\b",
        @"^(?:[\w.]+\.)?CancelledError\b",
    ];

    /// <summary>Root causes that lie outside the code, by default.</summary>
    public static readonly IReadOnlyList<string> EnvironmentFlakes =
    [
        @"^OSError: .*(?:[Ss]tale file handle|\[Errno 116\])",
        @"^OSError: .*(?:[Nn]o space left on device|\[Errno 28\])",
        @"^OSError: .*(?:[Nn]o locks available|\[Errno 37\])",
        @"^BlockingIOError: .*(?:[Rr]esource temporarily unavailable|\[Errno 11\])",
        @"^(?:[\w.]+\.)?ConnectionResetError\b",
        @"^(?:[\w.]+\.)?ConnectionRefusedError\b(?!.*" + OwnAddress + ")",
        @"^(?:requests|urllib3|httpx|httpcore|aiohttp|urllib)\.[\w.]*(?:Connect\w*Error|ProtocolError|URLError|ReadError|MaxRetryError): (?!.*" + OwnAddress + @").*(?:[Cc]onnection (?:was )?(?:reset|refused|aborted)|[Ee]rrno (?:104|111)\b)",
        @"^(?:requests|urllib3|httpx|httpcore|urllib)\.[\w.]*(?:Timeout\w*|URLError): (?!.*" + OwnAddress + @").*(?:timed out|[Tt]imeout)",
        @"^filelock\.[\w.]*Timeout\b",
        @"^(?:[\w.]+\.)?Timeout: The file lock .* could not be acquired",
        @"^(?:[\w.]+\.)?(?:TimeoutError|[Tt]imeout): .*(?:read operation timed out|handshake operation timed out|\[Errno 110\])",
        @"^(?:[\w.]+\.)?OutOfMemoryError\b",
        @"^RuntimeError: \w+ out of memory\b",
    ];

    /// <summary>Words in a timeout's traceback that show that something was being fetched.</summary>
    public static readonly IReadOnlyList<string> Download = ["download", "urlopen", "urllib", "huggingface", "modelscope", "http.client", "httpx"];
}
