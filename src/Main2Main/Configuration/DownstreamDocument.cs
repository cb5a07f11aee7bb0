using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Main2Main.Configuration;

/// <summary>A JSON or YAML file of the downstream, in which JSONPaths select.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="root">Its content.</param>
internal sealed class DownstreamDocument(string file, JToken root)
{
    // A file that names itself over and over would never be read to its end.
    private const int LargestDocument = 1_000_000;

    private static readonly JsonSelectSettings Selection = new() { RegexMatchTimeout = TimeSpan.FromSeconds(1) };

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, relative to the downstream's root.</param>
    /// <param name="text">Its content.</param>
    /// <returns>The document.</returns>
    /// <exception cref="Main2MainException">The content is neither JSON nor YAML.</exception>
    public static DownstreamDocument Read(string file, string text)
    {
        try
        {
            return new DownstreamDocument(file, System.IO.Path.GetExtension(file) is ".yaml" or ".yml" ? OfYaml(text) : JToken.Parse(text));
        }
        catch (Exception exception) when (exception is JsonException or YamlException)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"'{file}' of the downstream cannot be read: {exception.Message}",
                "correct the file, or configure `suites` in main2main.json.",
                exception);
        }
    }

    /// <summary>Whether a JSONPath selects anything.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Whether it does.</returns>
    public bool Has(string path) => Select(path).Count > 0;

    /// <summary>The texts that a JSONPath selects: texts, the texts of lists, the keys of objects.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The texts, in the order of the document.</returns>
    /// <exception cref="Main2MainException">Something else is selected, or the path is none.</exception>
    public IEnumerable<string> Texts(string path) => Select(path).SelectMany(token => Texts(path, token));

    private IEnumerable<string> Texts(string path, JToken token) => token switch
    {
        JObject found => found.Properties().Select(property => property.Name),
        JArray list => list.SelectMany(item => Texts(path, item)),
        JValue { Type: JTokenType.String } text => [(string)text!],
        _ => throw new Main2MainException(
            FailureKind.Configuration,
            $"{path} selects {token.ToString(Formatting.None)} in '{file}' of the downstream, which is no text.",
            "let the path select texts, lists of texts, or an object whose keys are meant."),
    };

    private List<JToken> Select(string path)
    {
        try
        {
            return [.. root.SelectTokens(path, Selection)];
        }
        catch (Exception exception) when (exception is JsonException or RegexParseException or RegexMatchTimeoutException)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"{path} cannot be looked for in '{file}' of the downstream: {exception.Message}",
                "correct the JSONPath.",
                exception);
        }
    }

    private static JToken OfYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var left = LargestDocument;
        return stream.Documents switch
        {
            [] => JValue.CreateNull(),
            [var only] => OfNode(only.RootNode, ref left),
            var several => new JArray([.. several.Select(document => OfNode(document.RootNode, ref left))]),
        };
    }

    private static JToken OfNode(YamlNode node, ref int left)
    {
        if (--left < 0)
        {
            throw new YamlException(node.Start, node.End, "it holds too much.");
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                var found = new JObject();
                foreach (var (key, value) in mapping.Children)
                {
                    found[key.ToString()] = OfNode(value, ref left);
                }

                return found;
            case YamlSequenceNode sequence:
                var list = new JArray();
                foreach (var item in sequence.Children)
                {
                    list.Add(OfNode(item, ref left));
                }

                return list;
            default:
                return new JValue(((YamlScalarNode)node).Value ?? string.Empty);
        }
    }
}
