using System.Text.RegularExpressions;
using Main2Main.Memory;
using Main2Main.Python;

namespace Main2Main.Diagnosis.Messages;

/// <summary>Reads the mechanism and the names out of an error's type and message.</summary>
internal static partial class MessageReader
{
    private const int LongestMessage = 4096;
    private const int MostWrappers = 4;
    private const int MostWords = 6;

    /// <summary>Reads an error.</summary>
    /// <param name="errorType">The exception's type, with or without its module.</param>
    /// <param name="errorMessage">The message.</param>
    /// <returns>What it says; of an error that only quotes another one, what that one says.</returns>
    public static MessageReading Read(string errorType, string errorMessage)
    {
        var (type, message) = (DottedName.Last(errorType), errorMessage.Length > LongestMessage ? errorMessage[..LongestMessage] : errorMessage);
        for (var wrapper = 0; wrapper < MostWrappers; wrapper++)
        {
            var quoted = Quoted().Match(message);
            if (!quoted.Success
                && MessageForms.All.Select(form => form.TryRead(type, message.Trim())).FirstOrDefault(found => found is not null) is { } reading)
            {
                return reading;
            }

            if (!quoted.Success)
            {
                break;
            }

            (type, message) = (DottedName.Last(quoted.Groups["type"].Value), quoted.Groups["message"].Value);
        }

        return new MessageReading
        {
            Mechanism = Mechanism.Unknown,
            Change = ExpectedChange.Either,
            Names = [.. Word().Matches(message).Select(match => match.Groups["word"].Value).Distinct().Take(MostWords)],
        };
    }

    [GeneratedRegex(@"^(?<type>(?:\w+\.)*\w*(?:Error|Exception)): (?<message>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Quoted();

    // Words that prose does not have: an underscore or a second capital inside.
    [GeneratedRegex(@"(?<![\w/.-])(?<word>_*[A-Za-z]+\d*(?:_[A-Za-z0-9]+)+|[A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*)(?![\w/-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
