using System.Runtime.InteropServices;

namespace Main2Main.Python.Parsing;

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Line">The line that it starts on.</param>
/// <param name="Value">For a name its index in the pool; for a string its shape, see <see cref="StringShape"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, int Start, int Length, int Line, int Value)
{
    /// <summary>Where it ends in the text.</summary>
    public int End => Start + Length;
}
