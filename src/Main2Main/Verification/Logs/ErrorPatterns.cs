namespace Main2Main.Verification.Logs;

/// <summary>The known texts, all over "Type: message". Source: the playbook's list of wrappers, downstream effects and environment flakes.</summary>
internal static class ErrorPatterns
{
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
        @"^KeyError: <WorkerController\b",
        @"^(?:ray\.exceptions\.)?(?:RayTaskError|RayActorError|ActorDiedError|ActorUnavailableError|WorkerCrashedError|OwnerDiedError)\b",
        @"^Failed: contains \d+ failed subtests?\b",
        @"^(?:BrokenPipeError|EOFError)\b",
        @"^(?:[\w.]+\.)?CancelledError\b",
    ];

    /// <summary>Root causes that may lie outside the code, by default.</summary>
    public static readonly IReadOnlyList<FlakeRule> EnvironmentFlakes =
    [
        new(@"^OSError: .*(?:[Ss]tale file handle|\[Errno 116\])", "a file system that other machines serve lost the file"),
        new(@"^OSError: .*(?:[Nn]o space left on device|\[Errno 28\])", "the disk is full"),
        new(@"^OSError: .*(?:[Nn]o locks available|\[Errno 37\])", "the file system has no locks left"),
        new(@"^BlockingIOError: .*(?:[Rr]esource temporarily unavailable|\[Errno 11\])", "the machine has no resources left"),
        new(@"^filelock\.[\w.]*Timeout\b", "another process holds the file's lock"),
        new(@"^(?:[\w.]+\.)?Timeout: The file lock .* could not be acquired", "another process holds the file's lock"),
        new(@"^(?:[\w.]+\.)?OutOfMemoryError\b", "the device's memory is used up"),
        new(@"^RuntimeError: \w+ out of memory\b", "the device's memory is used up"),
        new(@"^ValueError: Free memory on device\b.* is less than desired\b", "other processes use the device's memory"),
        new(@"^(?:[\w.]+\.)?ConnectionResetError\b", "the connection was reset", FlakeProof.NotOwn),
        new(@"^(?:[\w.]+\.)?ConnectionRefusedError\b", "the connection was refused", FlakeProof.NotOwn),
        new(
            @"^(?:[\w.]+\.)?(?:TimeoutError|[Tt]imeout): .*(?:read operation timed out|handshake operation timed out|\[Errno 110\])",
            "the other end did not answer in time",
            FlakeProof.Outside),
        new(@"^(?:requests|urllib3|httpx|httpcore|aiohttp|urllib)\.[\w.]*(?:Connect\w*Error|ProtocolError|URLError|ReadError|MaxRetryError|DisconnectedError|OSError): .*(?:[Cc]onnection (?:was )?(?:reset|refused|aborted)|[Ee]rrno (?:104|111)\b|Connect call failed|All connection attempts failed|[Ss]erver disconnected)", "the connection failed", FlakeProof.Outside),
        new(@"^(?:requests|urllib3|httpx|httpcore|aiohttp|urllib)\.[\w.]*(?:Timeout\w*|URLError|ConnectionError|MaxRetryError)(?::.*(?:timed out|[Tt]imeout)|$)", "the other end did not answer in time", FlakeProof.Outside),
        new(@"^(?:[\w.]+\.)?(?:TimeoutError|\w*[Tt]imeout)(?:$|: .*[Tt]ime(?:d )?-?out)", "the other end did not answer in time", FlakeProof.Outside),
        new(@"^(?:[\w.]+\.)?(?:RemoteDisconnected|IncompleteRead|ChunkedEncodingError|SSLEOFError|SSLZeroReturnError|ConnectionAbortedError|ServerDisconnectedError|RemoteProtocolError|ClientPayloadError)\b", "the other end closed the connection", FlakeProof.Outside),
        new(@"^OSError: .*\[Errno (?:101|113)\]|^(?:[\w.]+\.)?gaierror: .*\[Errno -3\]|(?:[Nn]etwork is unreachable|[Nn]o route to host|Temporary failure in name resolution)", "the network could not be reached", FlakeProof.Outside),
        new(
            @"^[\w.]*(?:HTTPError|HttpError|HTTPStatusError|HfHubHTTPError|ResponseError|HTTPException)\b.*\b(?:408|429|500|502|503|504)\b",
            "the other end is overloaded",
            FlakeProof.Outside),
        new(
            @"^(?:[\w.]+\.)?(?:LocalEntryNotFoundError\b|OSError: (?:We couldn't connect to|Can't load .* from) 'https?://)",
            "the hub could not be reached",
            FlakeProof.Outside),
    ];

    /// <summary>Types and words of errors that only pass on what the network did.</summary>
    public static readonly IReadOnlyList<string> Carriers =
    [
        @"^(?:requests|urllib3|httpx|httpcore|aiohttp|urllib|http|socket|ssl|huggingface_hub|modelscope|tenacity|backoff|fsspec|datasets)\.",
        @"^(?:OSError|IOError|Connection\w*Error|TimeoutError|RetryError|LocalEntryNotFoundError)\b",
    ];
}
