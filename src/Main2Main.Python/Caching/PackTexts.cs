using System.Text;

namespace Main2Main.Python.Caching;

/// <summary>The texts of a pack, each decoded when it is first asked for. Safe to use from several threads.</summary>
/// <param name="content">The pack.</param>
/// <param name="places">Where each text begins and how long it is, two numbers a text.</param>
internal sealed class PackTexts(byte[] content, int[] places)
{
    private readonly string?[] texts = new string?[places.Length / 2];

    /// <summary>The text with a number.</summary>
    public string Get(int index) => Volatile.Read(ref texts[index])
        ?? Interlocked.CompareExchange(ref texts[index], Decode(index), null)
        ?? texts[index]!;

    private string Decode(int index) => Encoding.UTF8.GetString(content, places[index * 2], places[(index * 2) + 1]);
}
