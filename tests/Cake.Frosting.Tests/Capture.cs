using System.Text;

namespace Cake.Frosting.Tests;

/// <summary>A console stream that gives what was written since it was last asked. Spectre keeps the first writer it sees, so one serves all tests.</summary>
internal sealed class Capture : TextWriter
{
    private readonly StringBuilder _text = new();

    public static Capture Output { get; } = new();

    public static Capture Errors { get; } = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_text)
        {
            _text.Append(value);
        }
    }

    public override void Write(string? value)
    {
        lock (_text)
        {
            _text.Append(value);
        }
    }

    public string Take()
    {
        lock (_text)
        {
            var text = _text.ToString();
            _text.Clear();
            return text;
        }
    }
}
