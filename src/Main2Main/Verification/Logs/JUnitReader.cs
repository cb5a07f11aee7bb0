using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Main2Main.Verification.Logs;

/// <summary>Reads JUnit XML as pytest and unittest-xml-reporting write it, streaming; a report that is not whole counts as far as it goes.</summary>
/// <param name="classifier">Finds the root of a chain.</param>
internal sealed partial class JUnitReader(ErrorClassifier classifier)
{
    private const int MaximumCases = 200_000;
    private const int PieceLength = 4096;

    private readonly KnownErrors known = new();
    private readonly List<JUnitCase> failed = [];
    private readonly HashSet<string> keys = [];
    private readonly char[] piece = new char[PieceLength];
    private JUnitCase? current;
    private bool currentFailed;
    private int elements;
    private int? countedByAll;
    private int? countedBySuites;

    /// <summary>Reads a report.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What it says; without cases when there is no such file.</returns>
    public JUnitReport Read(string path)
    {
        var problem = TryRead(path);
        EndCase();
        return new JUnitReport(failed, keys, elements, countedByAll ?? countedBySuites, problem);
    }

    private string? TryRead(string path)
    {
        try
        {
            using var text = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            using var xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
            var isWhole = false;
            while (xml.Read())
            {
                isWhole |= xml.Depth == 0 && xml.NodeType == XmlNodeType.Element;
                ReadNode(xml);
            }

            return isWhole ? null : $"The JUnit report '{path}' is empty.";
        }
        catch (XmlException exception)
        {
            return $"The JUnit report '{path}' is not whole; it was read up to line {exception.LineNumber}: {exception.Message.Split(". ", 2)[0].TrimEnd('.')}.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The JUnit report '{path}' cannot be read: {exception.Message}";
        }
    }

    private void ReadNode(XmlReader xml)
    {
        if (xml.NodeType == XmlNodeType.EndElement && xml.Name == "testcase")
        {
            EndCase();
        }

        if (xml.NodeType != XmlNodeType.Element)
        {
            return;
        }

        switch (xml.Name)
        {
            case "testsuites":
                countedByAll = Count(xml);
                break;
            case "testsuite":
                countedBySuites = Count(xml) is { } count ? (countedBySuites ?? 0) + count : countedBySuites;
                break;
            case "testcase":
                BeginCase(xml);
                break;
            case "failure" or "error" when current is not null:
                elements++;
                currentFailed = true;
                current.Reason ??= ReasonOf(xml.GetAttribute("type"), xml.GetAttribute("message"));
                ReadText(xml, Origin.Report);
                break;
            case "system-out" or "system-err" when current is not null:
                ReadText(xml, Origin.Captured);
                break;
        }
    }

    private void BeginCase(XmlReader xml)
    {
        EndCase();
        var (className, name) = (xml.GetAttribute("classname") ?? string.Empty, xml.GetAttribute("name") ?? string.Empty);
        var key = CaseKey.OfCase(className, name);
        if (keys.Count < MaximumCases)
        {
            _ = keys.Add(key);
        }

        current = new JUnitCase(key, CaseKey.ToId(className, name, xml.GetAttribute("file")));
        if (xml.IsEmptyElement)
        {
            EndCase();
        }
    }

    private void EndCase()
    {
        if (current is not null && currentFailed && failed.Count < MaximumCases)
        {
            failed.Add(current);
        }

        (current, currentFailed) = (null, false);
    }

    private void ReadText(XmlReader xml, Origin origin)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var test = current!;
        var text = new JUnitText(origin, (chain, place) =>
        {
            if (known.First(classifier.RootOf(chain, place.Notes), origin) is { } root)
            {
                test.Add(new Occurrence(root, origin, null) { Aftermath = place.Aftermath, Outermost = chain[^1].Headline });
            }
        });
        var depth = xml.Depth;
        try
        {
            while (xml.Read() && xml.Depth > depth)
            {
                ReadPieces(xml, text);
            }
        }
        finally
        {
            text.End();
        }
    }

    private void ReadPieces(XmlReader xml, JUnitText text)
    {
        if (!xml.CanReadValueChunk
            || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
        {
            return;
        }

        while (xml.ReadValueChunk(piece, 0, piece.Length) is var length and > 0)
        {
            text.Accept(piece.AsSpan(0, length));
        }
    }

    // pytest wraps the reason of a failed fixture in a sentence; unittest-xml-reporting gives the type apart from the message.
    private static string? ReasonOf(string? type, string? message)
    {
        if (string.IsNullOrWhiteSpace(message) || message == "collection failure")
        {
            return null;
        }

        var reason = Fixture().Match(message) is { Success: true } match ? match.Groups["reason"].Value : message;
        return type is null || reason.StartsWith(type, StringComparison.Ordinal) || !ErrorHeadline.TryParse(type, out _) ? reason : $"{type}: {reason}";
    }

    private static int? Count(XmlReader xml)
    {
        var counts = new[] { xml.GetAttribute("failures"), xml.GetAttribute("errors") }
            .Select(value => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? count : (int?)null)
            .OfType<int>().ToList();
        return counts.Count == 0 ? null : counts.Sum();
    }

    [GeneratedRegex(@"^failed on (?:setup|teardown) with ""(?<reason>.*)""$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Fixture();
}
