namespace Main2Main.Configuration;

/// <summary>What an option's value is.</summary>
public enum OptionKind
{
    /// <summary>Any text that is not empty.</summary>
    Text,

    /// <summary>A file or folder; made absolute against where it was written.</summary>
    Path,

    /// <summary>A whole number from 1.</summary>
    Number,

    /// <summary>On when written without a value; else <c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>Texts in order; the option may be written several times.</summary>
    List,
}
