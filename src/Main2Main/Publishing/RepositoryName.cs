using Main2Main.Git;

namespace Main2Main.Publishing;

/// <summary>A repository as the program <c>gh</c> names it.</summary>
/// <param name="Host">The host.</param>
/// <param name="Owner">The owner.</param>
/// <param name="Name">The name.</param>
internal sealed record RepositoryName(string Host, string Owner, string Name)
{
    private const string GitHub = "github.com";

    /// <summary>Reads the address of a remote.</summary>
    /// <param name="address">An address as git takes it.</param>
    /// <returns>The repository; null for an address that names none, such as a folder.</returns>
    public static RepositoryName? OfAddress(string address) =>
        RemoteAddress.Of(address) is { } remote && remote.Path.Split('/') is [var owner, var name] && owner.Length > 0 && name.Length > 0
            ? new RepositoryName(remote.Host.ToLowerInvariant() is var host && host == "ssh.github.com" ? GitHub : host, owner, name)
            : null;

    /// <summary>Reads a configured name.</summary>
    /// <param name="text"><c>OWNER/NAME</c> or <c>HOST/OWNER/NAME</c>, as the schema requires.</param>
    /// <returns>The repository.</returns>
    public static RepositoryName Of(string text) => text.Split('/') switch
    {
        [var owner, var name] => new RepositoryName(GitHub, owner, name),
        [var host, var owner, var name] => new RepositoryName(host.ToLowerInvariant(), owner, name),
        _ => throw new ArgumentException($"'{text}' names no repository.", nameof(text)),
    };

    /// <summary>The name for <c>--repo</c>.</summary>
    /// <returns><c>OWNER/NAME</c>, with another host than github.com in front; the name alone where nothing else is known.</returns>
    public override string ToString() => Host.Length == 0 ? Name : Host == GitHub ? $"{Owner}/{Name}" : $"{Host}/{Owner}/{Name}";
}
