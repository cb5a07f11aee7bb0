using System.Diagnostics;
using System.Text.Json;
using Main2Main.Python;

namespace Main2Main.Benchmarks;

/// <summary>
/// Prints what the parser finds, one JSON line for each file of a list, for tests/parity/ast_parity.py. The last line says how long one thread
/// took to parse all of them again, once the program was warm.
/// </summary>
internal static class ContractDump
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Dumps the files that a list names, a path a line.</summary>
    public static void Write(string list, Stream output)
    {
        var sources = File.ReadAllLines(list).Select(path => (Path: path, Bytes: File.ReadAllBytes(path))).ToList();
        using var buffered = new BufferedStream(output, 1 << 20);
        foreach (var (path, bytes) in sources)
        {
            Write(path, PythonParser.Parse(bytes), buffered);
        }

        var watch = Stopwatch.StartNew();
        var failures = sources.Count(source => PythonParser.Parse(source.Bytes).Failure is not null);
        using var writer = new Utf8JsonWriter(buffered, Options);
        writer.WriteStartObject();
        writer.WriteNumber("seconds", watch.Elapsed.TotalSeconds);
        writer.WriteNumber("bytes", sources.Sum(source => (long)source.Bytes.Length));
        writer.WriteNumber("failures", failures);
        writer.WriteEndObject();
    }

    private static void Write(string path, PythonModule module, Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("path", path);
            writer.WriteString("failure", module.Failure is { } failure ? $"{failure.Line}: {failure.Reason}" : null);
            WriteRows(
                writer,
                "imports",
                module.Imports,
                import => Row(import.Module, import.Name, import.Alias, import.Level, import.Line, module.QualifiedNameOf(import.Scope)));
            WriteRows(
                writer,
                "classes",
                module.Classes,
                found => Row(found.QualifiedName, found.Line, found.EndLine, found.Bases, Texts(found.Keywords), Texts(found.Decorators)));
            WriteRows(writer, "functions", module.Functions, found => Row(
                found.QualifiedName, found.Line, found.EndLine, found.IsAsync, found.Traits.HasFlag(PythonFunctionTraits.Generator), found.Returns,
                Texts(found.Decorators), Texts(found.Parameters)));
            WriteRows(writer, "variables", Definitions(module), found => Row(
                module.QualifiedNameOf(found.Scope), found.Name, found.Line, found.Binding == PythonBinding.Attribute, found.Annotation, found.Value));
            WriteRows(
                writer,
                "calls",
                module.Calls,
                found => Row(found.Callee, found.Line, found.PositionalCount, found.KeywordNames, Stars(found), module.QualifiedNameOf(found.Scope)));
            WriteRows(
                writer,
                "references",
                module.References.Where(found => found.Target.AsSpan().ContainsAny('.', '(', '[')),
                found => Row(found.Target, found.Access.ToString(), found.Line));
            WriteRows(writer, "strings", module.Strings, found => Row(found.Value, found.Use.ToString(), found.Line));
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static IEnumerable<PythonVariable> Definitions(PythonModule module) => module.Variables.Where(found =>
        found.Binding is PythonBinding.Assignment or PythonBinding.Attribute && module.Scopes[found.Scope].Kind != PythonScopeKind.Function);

    private static IEnumerable<string> Texts(IEnumerable<PythonArgument> arguments) =>
        arguments.SelectMany(argument => new[] { argument.Name ?? "**", argument.Text! });

    private static IEnumerable<string> Texts(IEnumerable<PythonDecorator> decorators) => decorators.Select(decorator => decorator.Text);

    private static IEnumerable<string?> Texts(IEnumerable<PythonParameter> parameters) =>
        parameters.SelectMany(parameter => new[] { parameter.Name, parameter.Kind.ToString(), parameter.Annotation, parameter.Default, $"{parameter.Line}" });

    private static int Stars(PythonCall call) => call.Arguments.Count(argument => argument.Kind is PythonArgumentKind.Star or PythonArgumentKind.DoubleStar);

    private static object?[] Row(params object?[] values) => values;

    private static void WriteRows<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Func<T, object?[]> row)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartArray();
            foreach (var value in row(item))
            {
                WriteValue(writer, value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case IEnumerable<string?> texts:
                writer.WriteStartArray();
                foreach (var text in texts)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"no JSON for {value.GetType()}");
        }
    }
}
