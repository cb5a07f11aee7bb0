using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Patches;

/// <summary>How the downstream puts something in the upstream's place.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PatchKind>))]
public enum PatchKind
{
    /// <summary>An attribute of an upstream module or class gets another value: <c>module.Class.method = own</c>, <c>setattr</c>.</summary>
    Assignment,

    /// <summary>An entry of an upstream table gets another value, or comes to it: <c>TABLE["name"] = own</c>, <c>TABLE.setdefault("name", own)</c>.</summary>
    Item,

    /// <summary>The text of an upstream source is edited before it is run: <c>inspect.getsource(x).replace(old, new)</c>.</summary>
    SourceText,

    /// <summary>A module is put into <c>sys.modules</c>.</summary>
    ModuleStub,

    /// <summary>Something of the downstream is registered under a name that the upstream has itself.</summary>
    Registration,

    /// <summary>A function of the downstream that holds an upstream one's code.</summary>
    Copy,
}
