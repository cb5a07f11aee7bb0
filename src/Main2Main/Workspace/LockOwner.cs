using System.Diagnostics;

namespace Main2Main.Workspace;

/// <summary>Who holds a repository, main2main-owner.json in git's folder.</summary>
internal sealed record LockOwner
{
    /// <summary>The process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>When the process started: another one may get its number later.</summary>
    public required DateTimeOffset ProcessStartedAt { get; init; }

    /// <summary>Its machine.</summary>
    public required string Host { get; init; }

    /// <summary>The workspace of its run.</summary>
    public required string Workspace { get; init; }

    /// <summary>When it took the lock.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>This process.</summary>
    /// <param name="workspace">The workspace of its run.</param>
    /// <returns>The description.</returns>
    public static LockOwner Here(string workspace)
    {
        using var process = Process.GetCurrentProcess();
        return new LockOwner
        {
            ProcessId = Environment.ProcessId,
            ProcessStartedAt = new DateTimeOffset(process.StartTime).ToUniversalTime(),
            Host = Environment.MachineName,
            Workspace = workspace,
            Since = DateTimeOffset.UtcNow,
        };
    }

    /// <summary>The owner as a message names it.</summary>
    /// <returns>A clause.</returns>
    public override string ToString() => $"process {ProcessId} on {Host}, since {Since:yyyy-MM-dd HH:mm:ss} UTC, with the workspace '{Workspace}'";
}
