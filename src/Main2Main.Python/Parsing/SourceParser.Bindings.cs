namespace Main2Main.Python.Parsing;

/// <content>Targets of assignments and deletions.</content>
internal sealed partial class SourceParser
{
    private void Bind(in Expression target, in BoundValue bound)
    {
        switch (target.Kind)
        {
            case ExpressionKind.Name:
                module.Drop(target.Reference);
                AddVariable(target.Chain!, target.Start, module.Scope, bound);
                if (module.ScopeKind == PythonScopeKind.Function)
                {
                    Hold(target.Chain!, bound.Value);
                }

                break;
            case ExpressionKind.Attribute:
                module.Mark(target.Reference, PythonAccess.Write);
                BindAttribute(target, bound);
                break;
            case ExpressionKind.Subscript:
                break;
            case ExpressionKind.Sequence or ExpressionKind.Starred:
                for (var child = target.FirstChild; child != Expression.Absent; child = arena[child].Next)
                {
                    Bind(arena[child], bound.Part);
                }

                break;
            default:
                throw new SourceException(items[target.Start].Line, "a value is assigned to what is no variable");
        }
    }

    private void BindAttribute(in Expression target, in BoundValue bound)
    {
        var text = target.Chain!;
        if (self is not null && text.Length > self.Length + 1 && text[self.Length] == '.' && text.StartsWith(self, StringComparison.Ordinal) &&
            !text.AsSpan(self.Length + 1).ContainsAny('.', '(', '['))
        {
            var name = names.Intern(text.AsSpan(self.Length + 1));
            var attribute = bound.Binding == PythonBinding.Assignment ? bound with { Binding = PythonBinding.Attribute } : bound;
            AddVariable(name, target.Start, module.Scopes[module.Scope].Parent, attribute);
        }
    }

    private void AddVariable(string name, int token, int scope, in BoundValue bound)
    {
        if (scope == module.Scope && !bound.InComprehension)
        {
            module.Own(name, isOther: bound.Binding is PythonBinding.Loop or PythonBinding.With);
        }

        var local = module.Scopes[scope].Kind == PythonScopeKind.Function;
        var from = bound.Value?.Chain;
        if (bound.InComprehension && from is null)
        {
            comprehended.Add(name);
        }

        if (local ? from is null && bound.Annotation is null : bound.InComprehension && module.ScopeKind != PythonScopeKind.Function)
        {
            return;
        }

        var isValue = bound.Value is not null && !local && bound.Binding is not (PythonBinding.Loop or PythonBinding.With);
        module.Variables.Add(new PythonVariable
        {
            Name = name,
            Binding = bound.Binding,
            Scope = scope,
            Site = module.Scope,
            Condition = module.Condition,
            Line = items[token].Line,
            Annotation = bound.Annotation,
            Value = isValue ? texts.Short(source, bound.Value!.Value.Start, bound.Value.Value.End) : null,
            Source = from,
            Elements = local || scope != module.Scope ? null : ElementsOf(bound),
        });
    }

    private string[]? ElementsOf(in BoundValue bound)
    {
        if (bound.Value is { Kind: ExpressionKind.Sequence or ExpressionKind.Set or ExpressionKind.Dictionary or ExpressionKind.Subscript } value)
        {
            return ElementsOf(value);
        }

        var annotation = bound.AnnotationElements;
        return annotation is { Kind: ExpressionKind.Subscript, Chain: { } text } && text.EndsWith("Literal[]", StringComparison.Ordinal) ? ElementsOf(annotation.Value) : null;
    }

    private string[] ElementsOf(in Expression parent)
    {
        var elements = new List<string>();
        for (var child = parent.FirstChild; child != Expression.Absent; child = arena[child].Next)
        {
            if (arena[child] is { Kind: ExpressionKind.Constant or ExpressionKind.String or ExpressionKind.Name or ExpressionKind.Attribute } element)
            {
                elements.Add(element.Chain ?? texts.Short(source, element.Start, element.End));
            }
        }

        return [.. elements];
    }

    private void Delete(in Expression target)
    {
        switch (target.Kind)
        {
            case ExpressionKind.Name:
                module.Drop(target.Reference);
                break;
            case ExpressionKind.Attribute:
                module.Mark(target.Reference, PythonAccess.Delete);
                break;
            case ExpressionKind.Sequence:
                for (var child = target.FirstChild; child != Expression.Absent; child = arena[child].Next)
                {
                    Delete(arena[child]);
                }

                break;
            case ExpressionKind.Subscript:
                break;
            default:
                throw new SourceException(items[target.Start].Line, "something is deleted that is no variable");
        }
    }
}
