using Main2Main.Secrecy;

namespace Main2Main.Programs;

/// <summary>A program to be run.</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Folder">The folder it runs in.</param>
/// <param name="Environment">Variables set beside those of this process.</param>
internal sealed record ChildCommand(IReadOnlyList<string> Words, string Folder, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The file that it reads as its standard input; null for none.</summary>
    public string? InputFile { get; init; }

    /// <summary>Takes what it prints on its error output; null for the same place as the rest.</summary>
    public Stream? Errors { get; init; }

    /// <summary>The variables of this process that it gets, a name or the beginning of names with <c>*</c> behind it; null for all.</summary>
    public IReadOnlyList<string>? Inherited { get; init; }

    /// <summary>Variables that hold secrets and that it gets nevertheless, by their full names.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];

    /// <summary>Whether it is a tool of the person, which runs no code of the repositories and gets secrets too.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>What it sees of the machine; null for everything.</summary>
    public Sandbox? Sandbox { get; init; }

    /// <summary>Whether it gets a variable of this process.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether <see cref="Inherited"/> lists it; a secret has to be listed by its full name.</returns>
    public bool Inherits(string variable, string? value) => !IsTrusted && SecretDoor.IsWithheld(variable, value)
        ? Passed.Contains(variable, StringComparer.Ordinal) || Inherited?.Contains(variable, StringComparer.Ordinal) == true
        : Inherited is null || Inherited.Any(entry => entry.EndsWith('*') ? variable.StartsWith(entry[..^1], StringComparison.Ordinal) : variable == entry);
}
