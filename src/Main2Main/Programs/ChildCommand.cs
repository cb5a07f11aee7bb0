namespace Main2Main.Programs;

/// <summary>A program to be run.</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Folder">The folder it runs in.</param>
/// <param name="Environment">Variables set beside those of this process.</param>
internal sealed record ChildCommand(IReadOnlyList<string> Words, string Folder, IReadOnlyDictionary<string, string> Environment);
