using Main2Main.Git;
using Main2Main.Python;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>Looks up in one upstream commit whether what an error names exists there. What the sources do not show is unknown.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="commit">The commit.</param>
/// <param name="package">The upstream's package folder.</param>
internal sealed class UpstreamTree(GitRepository upstream, string commit, string package)
{
    private const int MostFiles = 20;
    private readonly Dictionary<string, SourceNames?> sources = [];

    /// <summary>Looks for a module, or for a name in it.</summary>
    /// <param name="module">The dotted module.</param>
    /// <param name="name">The name; null for the module itself.</param>
    /// <returns>Whether it exists, and where.</returns>
    public async Task<TermSighting> FindInModuleAsync(string module, string? name)
    {
        var packageName = package.Trim('/').Split('/')[^1];
        if (module != packageName && !module.StartsWith(packageName + ".", StringComparison.Ordinal))
        {
            return TermSighting.Unknown;
        }

        var path = package.Trim('/')[..^packageName.Length] + module.Replace('.', '/');
        var entries = await upstream.ListAsync(
            "looking for a module", "ls-tree", "-z", "--name-only", commit, "--", GitCall.Literal(path), GitCall.Literal(path + ".py"));
        if (name is null || entries.Count == 0)
        {
            return entries.Count == 0 ? TermSighting.Absent : TermSighting.At(entries[0]);
        }

        var file = entries.Contains(path + ".py") ? path + ".py" : path + "/__init__.py";
        if (await ReadAsync(file) is { } source)
        {
            return source.FindName(name) is { } line ? TermSighting.At($"{file}:{line}")
                : await IsSubmoduleAsync(path, name) ? TermSighting.At($"{path}/{name}")
                : source.HidesNames ? TermSighting.Unknown : TermSighting.Absent;
        }

        return await IsSubmoduleAsync(path, name) ? TermSighting.At($"{path}/{name}") : TermSighting.Absent;
    }

    /// <summary>Looks for an attribute, field or method of a class.</summary>
    /// <param name="owner">The class.</param>
    /// <param name="member">The member.</param>
    /// <returns>Whether it exists, and where.</returns>
    public async Task<TermSighting> FindMemberAsync(string owner, string member)
    {
        var classes = await ClassesAsync(owner);
        foreach (var (file, source, found) in classes)
        {
            if (source.FindMember(found, member) is { } line)
            {
                return TermSighting.At($"{file}:{line}");
            }
        }

        // Not in the class itself: a base class may have it, unless nothing in the package defines the name at all.
        if (classes.Count == 0 || await DefinesAsync(member))
        {
            return TermSighting.Unknown;
        }

        return TermSighting.Absent;
    }

    /// <summary>Looks for a parameter of a function.</summary>
    /// <param name="owner">The method's class; null for a function or where the message does not name it.</param>
    /// <param name="function">The function.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="files">Files to look in when no class is named.</param>
    /// <returns>Whether it exists, and where; unknown when functions of that name disagree.</returns>
    public async Task<TermSighting> FindParameterAsync(string? owner, string function, string parameter, IReadOnlyList<string> files)
    {
        var found = new List<(string Place, bool Takes)>();
        if (owner is not null)
        {
            foreach (var (file, source, type) in await ClassesAsync(owner))
            {
                var functions = source.Functions(function, type).ToList();
                found.AddRange(functions.Select(each => ($"{file}:{each.Line}", SourceNames.Takes(each, parameter))));
                if (functions.Count == 0 && function == "__init__")
                {
                    // A data class has its parameters as fields.
                    var field = source.FindMember(type, parameter);
                    found.Add(($"{file}:{field ?? type.Line}", field is not null));
                }
            }
        }
        else
        {
            foreach (var file in files.Take(MostFiles))
            {
                var source = await ReadAsync(file);
                found.AddRange((source?.Functions(function) ?? []).Select(each => ($"{file}:{each.Line}", SourceNames.Takes(each, parameter))));
            }
        }

        return found.Select(place => place.Takes).Distinct().Count() != 1 ? TermSighting.Unknown
            : new TermSighting(found[0].Takes ? Presence.Present : Presence.Absent, found[0].Place);
    }

    /// <summary>Looks for a word anywhere in the sources.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Whether it exists, and in which file.</returns>
    public async Task<TermSighting> FindWordAsync(string word)
    {
        var files = await GrepAsync(["-w", "-F", "-e", word]);
        return files.Count == 0 ? TermSighting.Absent : TermSighting.At(files[0]);
    }

    private async Task<bool> IsSubmoduleAsync(string path, string name) =>
        (await upstream.ListAsync("looking for a module", "ls-tree", "-z", "--name-only", commit, "--", GitCall.Literal($"{path}/{name}"), GitCall.Literal($"{path}/{name}.py"))).Count > 0;

    private async Task<bool> DefinesAsync(string name)
    {
        // Lines that look like a definition narrow the files down; a docstring's line does too, and only the source tells.
        var files = await GrepAsync(["-E", "-e", $@"(^|[^A-Za-z0-9_])(def +{name} *\(|class +{name}\b|(self\.)?{name} *(:|=[^=]|=$))"], package);
        foreach (var file in files.Take(MostFiles))
        {
            if (await ReadAsync(file) is not { } source || source.Defines(name))
            {
                return true;
            }
        }

        return files.Count > MostFiles;
    }

    private async Task<IReadOnlyList<(string File, SourceNames Source, PythonClass Found)>> ClassesAsync(string owner)
    {
        var found = new List<(string, SourceNames, PythonClass)>();
        foreach (var file in (await GrepAsync(["-E", "-e", $"^[ \t]*class +{owner} *[(:\\[]"], package)).Take(MostFiles))
        {
            if (await ReadAsync(file) is { } source)
            {
                found.AddRange(source.Classes(owner).Select(each => (file, source, each)));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<string>> GrepAsync(IReadOnlyList<string> pattern, params IReadOnlyList<string> paths)
    {
        var result = await upstream.TryAsync(
            new GitCall(["grep", "--no-color", "--full-name", "-l", "-z", .. pattern, commit, "--", .. paths.Select(GitCall.Literal)]));

        // 1 is git's word for "found nothing".
        _ = result.ExitCode == 1 ? result : result.ThrowIfFailed("searching the upstream");
        return [.. GitText.SplitByNul(result.Output, commit.Length + 1).Select(name => name[(commit.Length + 1)..])];
    }

    private async Task<SourceNames?> ReadAsync(string file)
    {
        if (!sources.TryGetValue(file, out var source))
        {
            var result = await upstream.TryAsync(new GitCall("cat-file", "blob", $"{commit}:{file}"));
            sources[file] = source = result.Succeeded ? new SourceNames(PythonParser.Parse(result.Output)) : null;
        }

        return source;
    }
}
