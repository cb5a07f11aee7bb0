namespace Main2Main.Serving;

/// <summary>Who uses an upstream name.</summary>
/// <param name="Name">The name, as it is defined.</param>
/// <param name="Downstream">The downstream's uses, as its working tree stands.</param>
/// <param name="Upstream">The upstream's own calls at the main lane's commit.</param>
/// <param name="LeftOut">How many found no room.</param>
public sealed record UsersAnswer(string Name, IReadOnlyList<NameUse> Downstream, IReadOnlyList<NameUse> Upstream, int LeftOut);

/// <summary>A use of a name.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Within">The function or class around it; empty for the module.</param>
/// <param name="Usage">How it is used; of a call in the upstream <c>call</c>, or <c>call_by_name</c> where only the method's name is the same.</param>
public sealed record NameUse(string File, int Line, string Within, string Usage);
