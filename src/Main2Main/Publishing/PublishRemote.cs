using Main2Main.Git;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>The remote that is pushed to. Addresses may hold credentials: none is ever on a command line or in a message.</summary>
internal sealed class PublishRemote
{
    private const string Heads = "refs/heads/";

    private readonly GitRepository downstream;

    private PublishRemote(GitRepository downstream, string name, RepositoryName? address) => (this.downstream, Name, Address) = (downstream, name, address);

    /// <summary>The remote's name.</summary>
    public string Name { get; }

    /// <summary>The repository that its address names; null for one that names none.</summary>
    public RepositoryName? Address { get; }

    /// <summary>Finds the configured remote.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The remote.</returns>
    /// <exception cref="Main2MainException">None is configured, there is none of that name, or it reads from one place and pushes to another.</exception>
    public static async Task<PublishRemote> OpenAsync(SyncSession session)
    {
        var repository = session.Downstream;
        var known = (await repository.RunAsync("listing the remotes", "remote")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var remedy = $"name one with --remote=NAME or the key `publish.remote`; the downstream has {(known.Length == 0 ? $"none yet (git -C {repository.Path} remote add NAME URL)" : $"these: {string.Join(", ", known)}")}.";
        var name = session.Settings.Publish.Remote
            ?? throw new Main2MainException(FailureKind.Usage, "no remote is named to publish to, and none is guessed.", remedy);
        if (!known.Contains(name))
        {
            throw new Main2MainException(FailureKind.Usage, $"the downstream '{repository.Path}' has no remote of the name '{SecretDoor.Mask(name)}'.", remedy);
        }

        var fetched = await repository.RunAsync("reading the remote's address", "remote", "get-url", "--all", name);
        var pushed = await repository.RunAsync("reading the remote's address", "remote", "get-url", "--push", "--all", name);
        if (fetched != pushed || fetched.Contains('\n', StringComparison.Ordinal))
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the remote '{name}' has more than one address: what is read from one says nothing about the other.",
                $"publish to a remote with one address for both (git -C {repository.Path} remote add NAME URL).");
        }

        return new PublishRemote(repository, name, RepositoryName.OfAddress(fetched));
    }

    /// <summary>Makes sure that a name is a branch's.</summary>
    /// <param name="branch">The name, also with <c>refs/heads/</c> in front.</param>
    /// <param name="key">Its key, for the message.</param>
    /// <returns>The name without <c>refs/heads/</c>.</returns>
    /// <exception cref="Main2MainException">It is none.</exception>
    public async Task<string> BranchAsync(string branch, string key)
    {
        var name = branch.StartsWith(Heads, StringComparison.Ordinal) ? branch[Heads.Length..] : branch;
        return !name.StartsWith('-') && (await downstream.TryAsync(new GitCall("check-ref-format", Heads + name))).Succeeded
            ? name
            : throw new Main2MainException(
                FailureKind.Configuration, $"`{key}` gives '{branch}', which git takes for no branch's name.", "write for example \"main2main/sync\".");
    }

    /// <summary>Asks the remote for its branches, and refuses the one that must not be pushed to.</summary>
    /// <param name="branch">The branch that is to be pushed.</param>
    /// <param name="wantedBase">The branch that is to be merged into; null for the default one.</param>
    /// <returns>What it said.</returns>
    /// <exception cref="Main2MainException">The branch is the default one or the base, also by another name; or nobody knows which the default is.</exception>
    public async Task<RemoteLook> LookAsync(string branch, string? wantedBase)
    {
        var doing = $"asking the remote '{Name}' for its branches";
        string[] patterns = ["HEAD", Heads + branch, .. wantedBase is null ? [] : (string[])[Heads + wantedBase]];
        var text = (await TryAsync(new GitCall(["ls-remote", "--symref", Name, .. patterns]))).ThrowIfFailed(doing).Text;
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Where(fields => fields.Length == 2).ToList();
        var names = lines.Where(fields => fields[0].StartsWith("ref: ", StringComparison.Ordinal))
            .ToDictionary(fields => fields[1], fields => fields[0]["ref: ".Length..], StringComparer.Ordinal);
        var tips = lines.Where(fields => !fields[0].StartsWith("ref: ", StringComparison.Ordinal))
            .ToDictionary(fields => fields[1], fields => fields[0], StringComparer.Ordinal);
        if (!names.TryGetValue("HEAD", out var standard) || !standard.StartsWith(Heads, StringComparison.Ordinal))
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the remote '{Name}' does not say which branch is its default one, and that one must never be pushed to.",
                "let its HEAD name a branch that exists, then run the same command again.");
        }

        var merged = wantedBase ?? standard[Heads.Length..];
        Refuse(branch, standard[Heads.Length..], merged, names.GetValueOrDefault(Heads + branch));
        var baseTip = tips.GetValueOrDefault(wantedBase is null ? "HEAD" : Heads + merged) ?? throw new Main2MainException(
            FailureKind.Configuration, $"the remote '{Name}' has no branch '{merged}' that the pull request could be merged into.",
            "correct `publish.base`, or leave it out for the default branch.");
        return new RemoteLook(standard[Heads.Length..], merged, baseTip, tips.GetValueOrDefault(Heads + branch));
    }

    /// <summary>Makes sure that commits are here, without moving any branch.</summary>
    /// <param name="tips">Branches with the commits that they hold.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">They cannot be fetched, or a branch moved meanwhile.</exception>
    public async Task FetchAsync(params IEnumerable<(string Branch, string? Tip)> tips)
    {
        foreach (var (branch, tip) in tips)
        {
            if (tip is null || await downstream.ResolveAsync(tip) is not null)
            {
                continue;
            }

            var call = new GitCall("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", "--recurse-submodules=no", Name, Heads + branch);
            _ = (await TryAsync(call)).ThrowIfFailed($"fetching the branch '{branch}' of '{Name}'");
            if (await downstream.ResolveAsync(tip) is null)
            {
                throw Moved(branch);
            }
        }
    }

    /// <summary>Pushes a commit to a branch, unless the branch no longer holds what was read.</summary>
    /// <param name="head">The commit.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="expected">What was read; null when there was no such branch.</param>
    /// <param name="options">What the remote is told along with it.</param>
    /// <returns>What the remote said.</returns>
    /// <exception cref="Main2MainException">Somebody pushed meanwhile, or the remote refuses.</exception>
    public async Task<string> PushAsync(string head, string branch, string? expected, params IReadOnlyList<string> options)
    {
        var result = await PushAsync(
            [$"--force-with-lease={Heads}{branch}:{expected}", .. options.Select(option => $"--push-option={option}"), Name, $"{head}:{Heads}{branch}"]);
        if (!result.Succeeded && result.Text.Contains("(stale info)", StringComparison.Ordinal))
        {
            throw Moved(branch);
        }

        return (result with { Error = result.Error + result.Text }).ThrowIfFailed($"pushing {head[..10]} to the branch '{branch}' of '{Name}'").Error;
    }

    /// <summary>Pushes a commit for review, to a name that no branch has.</summary>
    /// <param name="head">The commit.</param>
    /// <param name="reference">Such as <c>refs/for/main</c>.</param>
    /// <returns>What the remote said; null when it has this very commit already.</returns>
    /// <exception cref="Main2MainException">The remote refuses.</exception>
    public async Task<string?> PushForReviewAsync(string head, string reference)
    {
        var result = await PushAsync([Name, $"{head}:{reference}"]);
        return !result.Succeeded && (result.Error + result.Text).Contains("no new changes", StringComparison.Ordinal)
            ? null
            : (result with { Error = result.Error + result.Text }).ThrowIfFailed($"pushing {head[..10]} to '{reference}' of '{Name}'").Error;
    }

    private Task<GitResult> PushAsync(IReadOnlyList<string> words) => TryAsync(new GitCall(["push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no", .. words])
    {
        // Nobody is there to type a password; its hook sees nothing else of ours.
        RunsHooks = true,
        Environment = new Dictionary<string, string?> { ["GIT_TERMINAL_PROMPT"] = "0" },
    });

    private static void Refuse(string branch, string standard, string merged, string? target)
    {
        // Some file systems take both cases for one name.
        var same = new[] { standard, merged }.FirstOrDefault(name => name.Equals(branch, StringComparison.OrdinalIgnoreCase) || target == Heads + name);
        if (same is not null || target is not null)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the branch '{branch}' {(target is null ? "is" : $"is another name of '{target}', not a branch of its own; '{standard}' is")} {(same == standard || same is null ? "the remote's default branch" : "the branch that the request is to be merged into")}. It is never pushed to.",
                "name a branch of its own with `publish.branch`, for example \"main2main/sync\".");
        }
    }

    private Main2MainException Moved(string branch) => new(
        FailureKind.Repository,
        $"the branch '{branch}' of '{Name}' moved while it was looked at: somebody else pushes to it too. Nothing was pushed over it.",
        "run the same command again: it looks anew.");

    private async Task<GitResult> TryAsync(GitCall call)
    {
        var result = await downstream.TryAsync(call);
        return result with { Error = SecretDoor.Mask(result.Error), Output = System.Text.Encoding.UTF8.GetBytes(SecretDoor.Mask(result.Text)) };
    }
}
