using System.Collections.Concurrent;
using Scriban;
using Scriban.Runtime;

namespace Main2Main.Templates;

/// <summary>Renders a template as it is. How a type's members are read is found out once a process, not once a rendering.</summary>
internal class ReportContext : TemplateContext
{
    private static readonly ConcurrentDictionary<Type, IObjectAccessor?> Accessors = new();

    /// <inheritdoc />
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) => Accessors.GetOrAdd(target.GetType(), _ => base.GetMemberAccessorImpl(target));
}
