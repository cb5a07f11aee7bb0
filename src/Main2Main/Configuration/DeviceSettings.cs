namespace Main2Main.Configuration;

/// <summary>The devices (accelerators) of the machine that runs the suites.</summary>
public sealed record DeviceSettings
{
    /// <summary>Their ids. When empty, those that <see cref="Variable"/> holds; when that is empty too, suites run one after the other.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>The variable that tells a suite which devices are its own, ids joined by commas, for example <c>CUDA_VISIBLE_DEVICES</c>.</summary>
    public string? Variable { get; init; }
}
