using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Main2Main.Secrecy;
using Main2Main.Untrusted;

namespace Main2Main.Frosting.CiSystems;

/// <summary>
/// The log as JSON for other programs, <c>--log=json</c>: one object a line. Whatever is printed by other ways becomes an event too, so that
/// every line of the output is an object.
/// </summary>
internal sealed class EventStream : TextWriter
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();
    private readonly TextWriter target;
    private readonly StringBuilder line = new();

    /// <summary>Takes the place of the standard output.</summary>
    /// <param name="target">Where the events go.</param>
    public EventStream(TextWriter target) => this.target = target;

    /// <inheritdoc />
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Whether the log is to be JSON: <c>--log=json</c>, or MAIN2MAIN_LOG=json where the command line names no log.</summary>
    /// <param name="arguments">The command line.</param>
    public static bool IsAskedFor(IReadOnlyList<string> arguments)
    {
        var given = arguments.TakeWhile(argument => argument != "--")
            .Select((argument, index) => ValueOf(argument, index + 1 < arguments.Count ? arguments[index + 1] : null)).OfType<string>().LastOrDefault();
        return (given ?? Environment.GetEnvironmentVariable("MAIN2MAIN_LOG")) == Configuration.OptionNames.JsonLog;
    }

    /// <summary>Writes an event.</summary>
    /// <param name="name">What happened.</param>
    /// <param name="fields">What belongs to it; null values are left out.</param>
    public void Write(string name, params IReadOnlyList<(string Key, JsonNode? Value)> fields)
    {
        var json = new JsonObject { ["time"] = DateTimeOffset.UtcNow, ["event"] = name };
        foreach (var (key, value) in fields.Where(field => field.Value is not null))
        {
            json[key] = value is JsonValue text && text.TryGetValue<string>(out var said) ? SecretDoor.Mask(said) : value;
        }

        lock (gate)
        {
            target.WriteLine(Escaped(json.ToJsonString(Plain)));
            target.Flush();
        }
    }

    /// <inheritdoc />
    public override void Write(char value)
    {
        lock (gate)
        {
            if (value == '\n')
            {
                Complete();
            }
            else if (value != '\r')
            {
                _ = line.Append(value);
            }
        }
    }

    /// <summary>Writes the last event, behind what was printed without a line break.</summary>
    /// <param name="exitCode">The exit code.</param>
    public void End(int exitCode)
    {
        lock (gate)
        {
            Complete();
        }

        Write("ended", ("exit_code", exitCode));
    }

    // A terminal and a CI system read the line too: what they would act on is an escape of JSON.
    private static string Escaped(string line)
    {
        var quiet = line.Replace("##", "#\\u0023", StringComparison.Ordinal);
        return ConsoleText.Of(quiet) == quiet
            ? quiet
            : string.Concat(quiet.Select(letter => ConsoleText.Of(letter.ToString()) is [var same] ? same.ToString() : $"\\u{(int)letter:x4}"));
    }

    private static string? ValueOf(string argument, string? next) =>
        argument.StartsWith("--log=", StringComparison.OrdinalIgnoreCase) ? argument["--log=".Length..]
        : string.Equals(argument, "--log", StringComparison.OrdinalIgnoreCase) ? next
        : null;

    private void Complete()
    {
        if (line.Length > 0)
        {
            Write("output", ("text", line.ToString()));
        }

        _ = line.Clear();
    }
}
