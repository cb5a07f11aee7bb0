namespace Main2Main.Configuration;

/// <summary>Reads what is asked of Init. No configuration is needed: it is what Init writes.</summary>
public static class InitRequestLoader
{
    /// <summary>Reads the request.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The request; both folders exist.</returns>
    /// <exception cref="Main2MainException">A repository is not named or not there.</exception>
    public static InitRequest Load(SettingsRequest request)
    {
        var shell = new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request));
        var downstream = Folder(shell, OptionNames.Downstream);
        var named = shell.Text(OptionNames.Out);
        return new InitRequest
        {
            Upstream = Folder(shell, OptionNames.Upstream),
            Downstream = downstream,
            File = named ?? Path.Combine(downstream, SettingsFile.Name),
            FittingProfile = named is null ? Profile.All().FirstOrDefault(profile => profile.Fits(Held(downstream, profile)))?.Name : null,
        };
    }

    private static HashSet<string> Held(string downstream, Profile profile) =>
        [.. profile.Shape.Where(path => path.EndsWith('/') ? Directory.Exists(Path.Combine(downstream, path)) : File.Exists(Path.Combine(downstream, path)))];

    private static string Folder(SettingsLayers shell, string option)
    {
        var folder = shell.Text(option) ?? throw new Main2MainException(FailureKind.Usage, $"no {option} is named", $"give --{option}=FOLDER");
        return Directory.Exists(folder)
            ? folder
            : throw shell.Wrong(option, $"names {folder}, which does not exist", $"name the folder of the {option}'s checkout");
    }
}
