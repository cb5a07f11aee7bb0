namespace Main2Main.Serving;

/// <summary>Who uses an upstream name.</summary>
/// <param name="Name">The name, as it is defined.</param>
/// <param name="Downstream">The downstream's uses, as its working tree stands.</param>
/// <param name="Upstream">The upstream's own calls at the main lane's commit.</param>
/// <param name="LeftOut">How many found no room.</param>
public sealed record UsersAnswer(string Name, IReadOnlyList<NameUse> Downstream, IReadOnlyList<NameUse> Upstream, int LeftOut);
