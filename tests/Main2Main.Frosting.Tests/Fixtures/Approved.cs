using System.Runtime.CompilerServices;

namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>Compares a text with the approved file beside the tests; what was received is left beside it when they differ.</summary>
internal static class Approved
{
    public static void Check(string name, string received, [CallerFilePath] string test = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(test)!, "Approved", name);
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : string.Empty;
        if (expected != received)
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(Path.ChangeExtension(approved, $".received{Path.GetExtension(name)}"), received);
        }

        Assert.That(received, Is.EqualTo(expected), $"compare with {approved}");
    }
}
