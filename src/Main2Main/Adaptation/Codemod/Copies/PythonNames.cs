namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>The names that Python itself gives every module.</summary>
internal static class PythonNames
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "self", "cls", "None", "True", "False", "abs", "all", "any", "bool", "bytearray", "bytes", "callable", "chr", "classmethod", "complex", "dict", "dir", "divmod", "enumerate", "filter",
        "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "hex", "id", "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "memoryview",
        "min", "next", "object", "open", "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "delattr", "slice", "sorted", "staticmethod", "str", "sum",
        "super", "tuple", "type", "vars", "zip", "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "Exception", "FileNotFoundError", "ImportError", "IndexError", "KeyError",
        "KeyboardInterrupt", "LookupError", "ModuleNotFoundError", "NameError", "NotImplemented", "NotImplementedError", "OSError", "RuntimeError", "StopIteration", "SystemExit", "TimeoutError",
        "TypeError", "UnicodeDecodeError", "ValueError", "ZeroDivisionError", "__name__", "__file__", "__debug__",
    };

    /// <summary>Whether a name means something everywhere.</summary>
    /// <param name="name">The name.</param>
    public static bool IsBuiltin(string name) => Known.Contains(name);
}
