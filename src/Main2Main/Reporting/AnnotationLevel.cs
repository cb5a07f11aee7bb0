namespace Main2Main.Reporting;

/// <summary>How serious an annotation is.</summary>
public enum AnnotationLevel
{
    /// <summary>It is wrong.</summary>
    Error,

    /// <summary>It will be wrong.</summary>
    Warning,

    /// <summary>It is worth a look.</summary>
    Notice,
}
