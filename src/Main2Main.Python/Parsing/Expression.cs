using System.Runtime.InteropServices;

namespace Main2Main.Python.Parsing;

/// <summary>What the parser remembers of an expression once it has read it. Not a tree: its parts have been recorded.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Expression
{
    /// <summary>The index that stands for nothing.</summary>
    public const int Absent = -1;

    /// <summary>What it is.</summary>
    public ExpressionKind Kind;

    /// <summary>Its first token.</summary>
    public int Start;

    /// <summary>The token after its last.</summary>
    public int End;

    /// <summary>Its chain (see <see cref="PythonReference.Target"/>), or null.</summary>
    public string? Chain;

    /// <summary>The recorded reference of a name or attribute.</summary>
    public int Reference;

    /// <summary>The recorded string of a string constant.</summary>
    public int String;

    /// <summary>The first element of a list, tuple, set or subscript, or the first key of a dictionary.</summary>
    public int FirstChild;

    /// <summary>The next element of the same parent.</summary>
    public int Next;
}
