namespace Cake.Frosting.Internal;

/// <summary>Tells an overridden method from one left as its base declares it.</summary>
internal static class Overrides
{
    /// <summary>Says whether a virtual method, bound to an instance, is implemented below a base class.</summary>
    /// <remarks>A delegate resolves the virtual call itself, so methods that only hide the base's one do not count.</remarks>
    public static bool Any(Delegate method, Type baseType) => method.Method.DeclaringType != baseType;
}
