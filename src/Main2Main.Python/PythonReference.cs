namespace Main2Main.Python;

/// <summary>A use of an attribute or of a name.</summary>
/// <param name="Target">
/// The chain: names with dots between them, <c>()</c> after what is called and <c>[]</c> after what is subscripted, whatever is between; the first
/// part is <c>?</c> when it is any other expression. <c>self.model.layers[0].forward</c> is <c>self.model.layers[].forward</c>,
/// <c>super(A, self).run</c> is <c>super().run</c>, <c>"".join</c> is <c>?.join</c>. Parentheses around a chain and <c>await</c> leave no trace.
/// A chain of more than 500 characters begins anew with <c>?</c> after its next call or subscript. The prefix up to a call or subscript is a reference or call of its own, earlier in the list.
/// </param>
/// <param name="Access">What is done with the last part.</param>
/// <param name="Line">The line of the last part.</param>
/// <param name="Scope">The scope that it stands in.</param>
/// <param name="Condition">The branch that it stands in.</param>
public readonly record struct PythonReference(string Target, PythonAccess Access, int Line, int Scope, int Condition);
