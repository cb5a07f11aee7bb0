using System.Text;

namespace Main2Main.Sample;

/// <summary>Loom's long tables, computed with the weavers' own formulas: a thousand lines need not be kept in files.</summary>
internal static class WeavingTables
{
    /// <summary>The pattern book: plain weave, all twills of 3 to 12 shafts and all regular satins of 5 to 13.</summary>
    /// <returns>Path and text.</returns>
    public static IReadOnlyDictionary<string, string> PatternBook()
    {
        var module = Module("Patterns by name: for each pick of a repeat the shafts that it raises.", "PATTERN_BOOK");
        AddPattern(module, "plain", [[0, 2], [1, 3]]);
        for (var shafts = 3; shafts <= 12; shafts++)
        {
            for (var over = 1; over < shafts; over++)
            {
                var (width, raised) = (shafts, over);
                var lifts = Enumerable.Range(0, shafts).Select(pick => Enumerable.Range(0, raised).Select(shaft => (pick + shaft) % width).Order());
                AddPattern(module, $"twill-{over}-{shafts - over}", lifts);
            }
        }

        foreach (var (shafts, step) in Satins())
        {
            AddPattern(module, $"satin-{shafts}-{step}", Enumerable.Range(0, shafts).Select(pick => Enumerable.Repeat(pick * step % shafts, 1)));
        }

        return File("loom/pattern_book.py", module);
    }

    /// <summary>Setts: how many ends an inch of cloth takes, by Ashenhurst's rule.</summary>
    /// <returns>Path and text.</returns>
    public static IReadOnlyDictionary<string, string> Setts()
    {
        var module = Module("Setts: ends per inch for a yarn and a weave, by Ashenhurst's rule.", "SETTS");
        foreach (var (fibre, yardsPerPound) in new[] { ("cotton", 840), ("linen", 300), ("worsted", 560) })
        {
            foreach (var (count, ply) in Enumerable.Range(1, 20).SelectMany(count => new[] { (count, 1), (count, 2) }))
            {
                var diameters = 0.9 * Math.Sqrt((double)yardsPerPound * count / ply);
                _ = module.Append($"    \"{fibre} {count}/{ply}\": {{\n");
                foreach (var (weave, threads, crossings) in new[] { ("plain", 2, 2), ("twill", 4, 2), ("satin", 5, 2) })
                {
                    _ = module.Append($"        \"{weave}\": {Math.Round(diameters * threads / (threads + crossings))},\n");
                }

                _ = module.Append("    },\n");
            }
        }

        return File("loom/setts.py", module);
    }

    /// <summary>The sley chart: how many ends are drawn into each dent of a reed, so that a sett comes out.</summary>
    /// <returns>Path and text.</returns>
    public static IReadOnlyDictionary<string, string> Sleys()
    {
        var module = Module("Sleys by reed (dents per inch) and sett (ends per inch): the ends in each dent.", "SLEYS");
        foreach (var reed in new[] { 5, 6, 8, 9, 10, 12, 15, 16, 18, 20 })
        {
            foreach (var sett in Enumerable.Range(reed, 52))
            {
                var dents = reed / Divisor(reed, sett);
                var ends = Enumerable.Range(0, dents).Select(dent => (sett * (dent + 1) / reed) - (sett * dent / reed));
                _ = module.Append($"    ({reed}, {sett}): {Tuple(ends)},\n");
            }
        }

        return File("loom/sleys.py", module);
    }

    // A satin's step shares no divisor with its shafts, and neither it nor its complement is 1: that would be a twill.
    private static IEnumerable<(int Shafts, int Step)> Satins() =>
        from shafts in Enumerable.Range(5, 9)
        from step in Enumerable.Range(2, shafts - 3)
        where Divisor(shafts, step) == 1
        select (shafts, step);

    private static int Divisor(int first, int second) => second == 0 ? first : Divisor(second, first % second);

    private static StringBuilder Module(string purpose, string table) => new($"\"\"\"{purpose}\"\"\"\n\n{table} = {{\n");

    private static void AddPattern(StringBuilder module, string name, IEnumerable<IEnumerable<int>> lifts)
    {
        _ = module.Append($"    \"{name}\": (\n");
        foreach (var lift in lifts)
        {
            _ = module.Append($"        {Tuple(lift)},\n");
        }

        _ = module.Append("    ),\n");
    }

    private static string Tuple(IEnumerable<int> values)
    {
        var items = values.ToList();
        return items.Count == 1 ? $"({items[0]},)" : $"({string.Join(", ", items)})";
    }

    private static Dictionary<string, string> File(string path, StringBuilder module) => new() { [path] = module.Append("}\n").ToString() };
}
