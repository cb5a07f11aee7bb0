using System.Runtime.InteropServices;

namespace Main2Main.Conditions;

/// <summary>In which lanes a condition can hold, and in which it can fail.</summary>
/// <param name="True">Where it can hold.</param>
/// <param name="False">Where it can fail.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Truth(CodeLanes True, CodeLanes False)
{
    /// <summary>The condition's opposite.</summary>
    public Truth Not => new(False, True);

    /// <summary>A condition that no version decides.</summary>
    public static Truth Open(CodeLanes lanes) => new(lanes, lanes);
}
