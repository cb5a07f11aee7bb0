using System.Diagnostics;
using System.Globalization;

namespace Main2Main.Dummy;

/// <summary>
/// Plays a CI suite or an adapter: the n-th call follows the lines of <c>n.txt</c> in a folder, else of <c>default.txt</c>,
/// else does nothing. Words of a line are separated by tabs; <c>\n</c> in a text is a line break, <c>{0}</c> the first argument.
/// <c>when TEXT FILE</c> and <c>unless TEXT FILE</c> before an instruction make it depend on a file's content.
/// </summary>
internal sealed class Play(string folder)
{
    public int Next(string[] arguments)
    {
        var count = Path.Combine(folder, "count");
        var number = (File.Exists(count) ? int.Parse(File.ReadAllText(count), CultureInfo.InvariantCulture) : 0) + 1;
        File.WriteAllText(count, number.ToString(CultureInfo.InvariantCulture));
        var script = new[] { $"{number}.txt", "default.txt" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        foreach (var line in script is null ? [] : File.ReadAllLines(script))
        {
            var words = line.Split('\t').Select(word => Fill(word, arguments)).ToArray();
            while (words[0] is "when" or "unless")
            {
                // "when TEXT FILE rest": the rest of the line counts only if the file holds the text.
                words = File.ReadAllText(words[2]).Contains(words[1], StringComparison.Ordinal) == (words[0] == "when") ? words[3..] : ["nothing"];
            }

            if (words[0] == "exit")
            {
                return int.Parse(words[1], CultureInfo.InvariantCulture);
            }

            Do(words);
        }

        return 0;
    }

    private static string Fill(string word, string[] arguments)
    {
        var text = word.Replace("\\n", "\n", StringComparison.Ordinal);
        return arguments.Length == 0 ? text : text.Replace("{0}", arguments[0], StringComparison.Ordinal);
    }

    private static void Do(string[] words)
    {
        switch (words[0])
        {
            case "nothing":
                break;
            case "print":
                Console.WriteLine(words[1]);
                break;
            case "write":
                _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(words[1]))!);
                File.WriteAllText(words[1], words[2]);
                break;
            case "delete":
                File.Delete(words[1]);
                break;
            case "run":
                using (var process = Process.Start(words[1], words[2..]))
                {
                    process.WaitForExit();
                }

                break;
            case "sleep":
                Thread.Sleep(TimeSpan.FromSeconds(double.Parse(words[1], CultureInfo.InvariantCulture)));
                break;
            default:
                throw new InvalidOperationException($"the dummy does not know '{words[0]}'");
        }
    }
}
