namespace Cake.Frosting.Internal;

/// <summary>A value of Cake's configuration that a host's code sets.</summary>
internal sealed record CakeSetting(string Key, string Value);
