using System.Reflection;
using System.Text;

namespace Cake.Frosting.Tests;

/// <summary>Whoever builds on this layer can take the package instead: nothing may be public here that is not public there.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Test]
    public void The_public_types_and_their_members_are_the_approved_ones()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        var approved = File.ReadAllText(Path.Combine(folder, "PublicSurface.approved.txt"));

        var received = Describe(typeof(CakeHost).Assembly);

        File.WriteAllText(Path.Combine(folder, "PublicSurface.received.txt"), received);
        Assert.That(received.ReplaceLineEndings(), Is.EqualTo(approved.ReplaceLineEndings()));
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.AppendLine(Head(type));
            var members = type.GetMembers(Declared).Select(Line).OfType<string>().Order(StringComparer.Ordinal);
            foreach (var member in members)
            {
                text.Append("    ").AppendLine(member);
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var parents = new[] { type.BaseType }.OfType<Type>().Where(parent => parent != typeof(object))
            .Concat(type.GetInterfaces().Where(parent => parent.IsVisible && type.BaseType?.IsAssignableTo(parent) != true).OrderBy(parent => parent.Name, StringComparer.Ordinal))
            .Select(Name).ToList();
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } attribute
            ? $" [{attribute.ValidOn}, Inherited={attribute.Inherited}, AllowMultiple={attribute.AllowMultiple}]"
            : string.Empty;
        return $"{kind} {type.Namespace}.{Name(type)}{(parents.Count == 0 ? "" : " : " + string.Join(", ", parents))}{Constraints(type.GetGenericArguments())}{usage}";
    }

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo { IsPublic: true } constructor => $".ctor({Parameters(constructor)})",
        ConstructorInfo { IsFamily: true } constructor => $"protected .ctor({Parameters(constructor)})",
        PropertyInfo property when property.GetMethod is { } getter && IsVisible(getter) => $"{Modifier(getter)}{Name(property.PropertyType)} {property.Name} {{ get;{(property.SetMethod is { } setter && IsVisible(setter) ? " set;" : "")} }}",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => $"{Modifier(method)}{Name(method.ReturnType)} {Name(method)}({Parameters(method)}){Constraints(method.IsGenericMethod ? method.GetGenericArguments() : [])}",
        FieldInfo field when field.IsPublic || field.IsFamily => $"{Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true, IsAbstract: false } => "default ",
        { DeclaringType.IsInterface: true } => "",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));
    }

    private static string Name(MemberInfo member)
    {
        var arguments = member switch
        {
            Type type => type.GetGenericArguments(),
            MethodInfo { IsGenericMethod: true } method => method.GetGenericArguments(),
            _ => [],
        };
        var name = member.Name.Split('`')[0];
        return arguments.Length == 0 ? name : $"{name}<{string.Join(", ", arguments.Select(Name))}>";
    }

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Where(argument => argument.IsGenericParameter).Select(argument =>
    {
        var attributes = argument.GenericParameterAttributes;
        var constraints = (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? new[] { "class" } : [])
            .Concat(argument.GetGenericParameterConstraints().Select(Name))
            .Concat(attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : []);
        return $" where {argument.Name} : {string.Join(", ", constraints)}";
    }));
}
