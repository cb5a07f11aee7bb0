namespace Cake.Frosting.Internal;

/// <summary>What a task says about itself to the engine: its context, and which of its methods a subclass has overridden.</summary>
internal interface IFrostingTaskShape
{
    /// <summary>The context type that the task expects.</summary>
    Type ContextType { get; }

    /// <summary>The closed base of this layer that the task derives from.</summary>
    Type BaseType { get; }

    bool HasAction { get; }

    bool HasCriterion { get; }

    bool HasErrorHandler { get; }

    bool HasFinallyHandler { get; }
}
