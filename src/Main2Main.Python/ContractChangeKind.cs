namespace Main2Main.Python;

/// <summary>What happened to a contract.</summary>
public enum ContractChangeKind
{
    /// <summary>The module is gone, and no new module has most of its content.</summary>
    ModuleRemoved,

    /// <summary>The module has another path.</summary>
    ModuleMoved,

    /// <summary>One side cannot be parsed: everything in the module may have changed.</summary>
    Unreadable,

    /// <summary>A class, function or variable of the module is gone.</summary>
    SymbolRemoved,

    /// <summary>A class, function or variable is defined in another module, under the same name.</summary>
    SymbolMoved,

    /// <summary>A class, function or variable has another name (and perhaps another module).</summary>
    SymbolRenamed,

    /// <summary>A class, function or variable of the module is new.</summary>
    SymbolAdded,

    /// <summary>A class became a function or variable, or the like.</summary>
    SymbolKindChanged,

    /// <summary>A parameter that a call must pass is new, or an optional one became required.</summary>
    ParameterAddedRequired,

    /// <summary>A parameter with a default, or a collecting one, is new.</summary>
    ParameterAddedOptional,

    /// <summary>A parameter is gone.</summary>
    ParameterRemoved,

    /// <summary>A parameter has another name in the same place.</summary>
    ParameterRenamed,

    /// <summary>A parameter that can be passed by position has another position.</summary>
    ParameterReordered,

    /// <summary>A parameter is passed in another way, such as by name alone.</summary>
    ParameterKindChanged,

    /// <summary>A parameter has another default, or a required one became optional.</summary>
    ParameterDefaultChanged,

    /// <summary>A parameter has another annotation.</summary>
    ParameterTypeChanged,

    /// <summary>A function became <c>async</c>.</summary>
    BecameAsync,

    /// <summary>A function is no longer <c>async</c>.</summary>
    BecameSync,

    /// <summary>A function has another return annotation.</summary>
    ReturnChanged,

    /// <summary>A class has a further base.</summary>
    BaseAdded,

    /// <summary>A class has lost a base.</summary>
    BaseRemoved,

    /// <summary>A member that subclasses must define is new, or an existing one became abstract.</summary>
    AbstractMemberAdded,

    /// <summary>A method is new in a class.</summary>
    MemberAdded,

    /// <summary>A method is gone from a class and from its bases.</summary>
    MemberRemoved,

    /// <summary>A method has another name.</summary>
    MemberRenamed,

    /// <summary>A method or field is now inherited from a base.</summary>
    MemberMovedToBase,

    /// <summary>A method became a property, static or class method, a field, or the reverse.</summary>
    MemberKindChanged,

    /// <summary>A field is new in a class.</summary>
    FieldAdded,

    /// <summary>A field is gone from a class and from its bases.</summary>
    FieldRemoved,

    /// <summary>A field is gone from a class, and another class of the range has gained it.</summary>
    FieldMoved,

    /// <summary>A field has another name.</summary>
    FieldRenamed,

    /// <summary>A field has another annotation.</summary>
    FieldTypeChanged,

    /// <summary>A field has another value in the class body.</summary>
    FieldDefaultChanged,

    /// <summary>A field of a data class or named tuple has another place among those that were there.</summary>
    FieldReordered,

    /// <summary>A class or function has other decorators.</summary>
    DecoratorChanged,

    /// <summary>An enumeration member, or an element of a literal list, tuple, set, dictionary or <c>Literal</c>, is new.</summary>
    ValueAdded,

    /// <summary>An enumeration member or element of a literal is gone.</summary>
    ValueRemoved,

    /// <summary>A constant or enumeration member has another value.</summary>
    ValueChanged,

    /// <summary>A variable of the module has another annotation.</summary>
    TypeChanged,

    /// <summary>Its use warns now: by a decorator, a call that warns, or a docstring that says so.</summary>
    Deprecated,

    /// <summary>The body of a function or method does something else; or the statements of a class or module that define nothing do.</summary>
    BodyChanged,
}
