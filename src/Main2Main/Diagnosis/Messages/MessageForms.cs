using Main2Main.Memory;
using static Main2Main.Diagnosis.Messages.ExpectedChange;
using static Main2Main.Memory.Mechanism;

namespace Main2Main.Diagnosis.Messages;

/// <summary>
/// The messages of CPython 3.8 to 3.14, pydantic, msgspec, unittest.mock and torch that tell what changed. The first that fits counts,
/// so the special ones stand before the general ones.
/// </summary>
internal static class MessageForms
{
    private const string Called = @"(?<function>(?:[\w<>]+\.)*[\w<>]+)";
    private const string BuiltIn = "(?:NoneType|tuple|list|dict|set|int|float|complex|str|bool|bytes|generator|coroutine|function|method)";
    private static readonly string[] AnyType = [];
    private static readonly string[] Type = ["TypeError"];
    private static readonly string[] Attribute = ["AttributeError"];
    private static readonly string[] Import = ["ImportError", "ModuleNotFoundError"];
    private static readonly string[] Operation = ["AttributeError", "NotImplementedError", "RuntimeError", "TypeError", "ValueError"];

    public static readonly IReadOnlyList<MessageForm> All =
    [
        .. CustomOps(), .. Signatures(), .. AbstractMethods(), .. Imports(), .. ReturnTypes(), .. Attributes(),
    ];

    private static MessageForm[] CustomOps() =>
    [
        new(CustomOp, Appeared, Attribute, @"^'_OpNamespace' (?:'(?<namespace>\w+)' )?object has no attribute '(?<names>\w+)'"),
        new(CustomOp, Appeared, Attribute, @"^(?:module )?'(?:[\w.]+\.)?_(?:\w+_)?C'.* has no attribute '(?<names>\w+)'"),
        new(CustomOp, Appeared, Operation, @"^Could not run '\w+::(?<names>\w+)(?:\.\w+)?'"),
        new(CustomOp, Appeared, Operation, @"\b(?:[Oo]perator|op) '?\w+::(?<names>\w+)(?:\.\w+)?'? (?:does not exist|not found|is not registered|has no)"),
        new(CustomOp, Appeared, Operation, @"^No such operator '?\w+::(?<names>\w+)"),
        new(CustomOp, Either, Operation, @"^Unknown keyword argument '(?<parameters>\w+)' for operator '\w+::(?<names>\w+)'"),
        new(
            CustomOp,
            Either,
            Operation,
            @"^'?\w+::(?<names>\w+)(?:\.\w+)?'?(?:\(\))? (?:is missing value for argument '(?<parameters>\w+)'|expected |Expected )"),
        new(CustomOp, Either, Operation, @"^\w+::(?<names>\w+)(?:\.\w+)?: attempted to run this operator"),
        new(CustomOp, Either, Operation, @"register an operator \(?\w+::(?<names>\w+)"),
        new(CustomOp, Appeared, ["ImportError", "OSError"], @"undefined symbol: (?<names>\w+)"),
    ];

    private static MessageForm[] Signatures() =>
    [
        new(Signature, SurplusArgument, Type, $@"^{Called}\(\) got an unexpected keyword argument '(?<parameters>\w+)'"),
        new(Signature, SurplusArgument, Type, @"^[Gg]ot an unexpected keyword argument '(?<parameters>\w+)'"),
        new(Signature, SurplusArgument, Type, @"^Unexpected keyword argument '(?<parameters>\w+)'"),
        new(Signature, SurplusArgument, Type, $@"^'(?<parameters>\w+)' is an invalid keyword argument for (?:this function|{Called})"),
        new(Signature, MissingArgument, Type, $@"^{Called}\(\) missing \d+ required (?:positional|keyword-only) arguments?: (?<parameters>[\w', ]+)$"),
        new(Signature, MissingArgument, Type, @"^missing a required (?:positional-only |keyword-only )?argument: '(?<parameters>\w+)'"),
        new(Signature, MissingArgument, Type, @"^Missing required argument '(?<parameters>\w+)'"),
        new(Signature, Either, Type, $@"^{Called}\(\) got multiple values for (?:keyword )?argument '(?<parameters>\w+)'"),
        new(
            Signature,
            Either,
            Type,
            $@"^{Called}\(\) got some (?:positional|keyword)-only arguments passed as (?:positional|keyword) arguments: '(?<parameters>[\w, ]+)'"),
        new(Signature, Either, Type, $@"^{Called}\(\) takes (?:from |exactly |at most |at least )?\w+ (?:to \d+ )?(?:positional |keyword )?arguments?\b"),
        new(Signature, Either, Type, $@"^{Called}(?:\(\))? expected (?:at most |at least |exactly )?\d+ arguments?, got \d+"),
        new(Signature, Either, Type, @"^(?:too many positional arguments|multiple values for argument '(?<parameters>\w+)')"),
    ];

    private static MessageForm[] AbstractMethods() =>
    [
        new(
            AbstractMethod,
            Appeared,
            Type,
            @"^Can't instantiate abstract class (?<class>\w+) with(?:out an implementation for)? abstract methods? (?<names>[\w', ]+)$"),
        new(AbstractMethod, Appeared, ["NotImplementedError"], $@"\b{Called}\(\)"),
        new(AbstractMethod, Appeared, ["NotImplementedError"], @"^(?:(?:method|function) )?'?(?<function>\w+(?:\.\w+)*_\w+|\w+\.\w+)'? "),
        new(AbstractMethod, Appeared, ["NotImplementedError"], ""),
    ];

    private static MessageForm[] Imports() =>
    [
        new(Mechanism.Import, Gone, Import, @"^cannot import name '(?<names>\w+)' from (?:partially initialized module )?'(?<module>[\w.]+)'"),
        new(Mechanism.Import, Gone, Import, @"^cannot import name '?(?<names>\w+)"),
        new(Mechanism.Import, Gone, Import, @"^No module named '?(?<module>[\w.]+)"),
        new(Mechanism.Import, Gone, Attribute, @"^(?:partially initialized )?module '(?<module>[\w.]+)' has no attribute '(?<names>\w+)'"),
        new(Mechanism.Import, Gone, Attribute, @"^<module '(?<module>[\w.]+)'.*> (?:does not have the|has no) attribute '(?<names>\w+)'"),
        new(Mechanism.Import, Gone, ["NameError"], @"^name '(?<names>\w+)' is not defined"),
        new(Mechanism.Import, Gone, Import, ""),
    ];

    private static MessageForm[] ReturnTypes() =>
    [
        new(ReturnType, Either, ["ValueError"], "^(?:too many|not enough) values to unpack"),
        new(ReturnType, Either, Type, @"^cannot unpack non-iterable (?<class>\w+) object"),
        new(ReturnType, Either, Type, @"^'(?<class>[\w.]+)' object (?:is not (?:subscriptable|iterable|an iterator|a mapping|reversible)|does not support |cannot be interpreted as |can't be used )"),
        new(ReturnType, Either, Type, @"^object (?<class>\w+) can't be used in 'await' expression"),
        new(ReturnType, Either, Type, @"not supported between instances of '(?<class>[\w.]+)' and '(?<class>[\w.]+)'"),
        new(ReturnType, Either, Type, @"^unsupported operand type\(s\) for .*: '(?<class>[\w.]+)' and '(?<class>[\w.]+)'"),
        new(ReturnType, Either, Type, @"^argument of type '(?<class>[\w.]+)' is not "),
        new(ReturnType, Either, Type, @"^object of type '(?<class>[\w.]+)' has no len\(\)"),
        new(ReturnType, Either, Type, @"^'async (?:for|with)' requires .* got (?<class>\w+)"),
        new(ReturnType, Either, Type, @"^(?:list|tuple|string) indices must be integers"),
        new(ReturnType, Either, Attribute, $@"^'{BuiltIn}' object has no attribute '(?<names>\w+)'"),
    ];

    private static MessageForm[] Attributes() =>
    [
        new(AttributeOrConfig, Gone, Attribute, @"^'(?<class>[\w.]+)' object has no attribute '(?<names>\w+)'"),
        new(AttributeOrConfig, Gone, Attribute, @"^type object '(?<class>[\w.]+)' has no attribute '(?<names>\w+)'"),
        new(AttributeOrConfig, Gone, Attribute, @"^<class '(?<class>[\w.]+)'> (?:does not have the|has no) attribute '(?<names>\w+)'"),
        new(AttributeOrConfig, Either, Attribute, @"^property '(?<names>\w+)' of '(?<class>\w+)' object has no "),
        new(AttributeOrConfig, Either, Attribute, @"^can't (?:set|delete) attribute '?(?<names>\w*)"),
        new(AttributeOrConfig, Gone, Attribute, @"^(?<names>[A-Za-z_]\w*)$"),
        new(AttributeOrConfig, Either, ["FrozenInstanceError"], @"^cannot (?:assign to|delete) field '(?<names>\w+)'"),
        new(AttributeOrConfig, Gone, AnyType, @"^""(?<class>\w+)"" object has no field ""(?<names>\w+)"""),
        new(AttributeOrConfig, Gone, ["KeyError"], @"^'(?<names>[A-Za-z_][\w.]*)'$"),
        new(
            AttributeOrConfig,
            Appeared,
            ["ValidationError"],
            @"^\d+ validation errors? for (?<class>\w+)\s+(?<names>[A-Za-z_][\w.]*)\s+(?:Field required|Missing required)"),
        new(
            AttributeOrConfig,
            Gone,
            ["ValidationError"],
            @"^\d+ validation errors? for (?<class>\w+)\s+(?<names>[A-Za-z_][\w.]*)\s+(?:Unexpected keyword argument|Extra inputs)"),
        new(AttributeOrConfig, Either, ["ValidationError"], @"^\d+ validation errors? for (?<class>\w+)(?:\s+(?<names>[A-Za-z_][\w.]*)\s)?"),
        new(AttributeOrConfig, Either, Type, @"^'(?<class>[\w.]+)' object is not callable"),
        new(AttributeOrConfig, Gone, AnyType, @"^Object (?:contains unknown field|missing required field) `(?<names>\w+)`"),
    ];
}
