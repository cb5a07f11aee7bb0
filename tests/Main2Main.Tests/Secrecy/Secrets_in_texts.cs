using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Main2Main.Secrecy;

namespace Main2Main.Tests.Secrecy;

/// <summary>A value that is secret, and tokens of well-known forms, are masked in whatever form they stand.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Secrets_in_texts
{
    private const string Value = "s3cr3t/Value+of=the&test'\"x";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SecretMask Mask = SecretMask.Of([Value, "hunter2-is-short", "0a1b2c3d4e"]);

    [TestCase("HF_TOKEN", "hf-xxxxxxx", true)]
    [TestCase("GITHUB_TOKEN", "x", true)]
    [TestCase("hfToken", "xxxxxx", true)]
    [TestCase("AWS_SECRET_ACCESS_KEY", "xxxxxx", true)]
    [TestCase("DB_PASSWORD", "123456", true)]
    [TestCase("MY_APIKEY", "xxxxxx", true)]
    [TestCase("SSH_AUTH_SOCK", "/tmp/agent", true)]
    [TestCase("GIT_ASKPASS", "/usr/bin/pass", true)]
    [TestCase("GITHUB_ENV", "/home/runner/file", true)]
    [TestCase("TOKENIZERS_PARALLELISM", "false", false)]
    [TestCase("VLLM_MAX_TOKENS", "4096", false)]
    [TestCase("USE_AUTH", "true", false)]
    [TestCase("KEYBOARD", "xxxxxx", false)]
    [TestCase("MONKEY", "xxxxxx", false)]
    [TestCase("PWD", "/work", false)]
    [TestCase("PATH", "/usr/bin", false)]
    [TestCase("AUTHOR_NAME", "somebody", false)]
    [TestCase("PYTHONPATH", "/work", false)]
    public void A_variable_is_withheld_by_its_name(string name, string value, bool withheld) =>
        Assert.That(SecretNames.IsWithheld(name, value), Is.EqualTo(withheld));

    [Test]
    public void Short_and_common_values_are_not_masked() =>
        Assert.That(
            SecretMask.Of(["abc", "12345", "true", "password", "runner", Path.GetTempPath(), "completed"])
                .Mask("abc 12345 true password runner completed " + Path.GetTempPath()),
            Does.Not.Contain("***"));

    public static IEnumerable<TestCaseData> Forms()
    {
        yield return new TestCaseData(Value);
        yield return new TestCaseData(JsonSerializer.Serialize(Value));
        yield return new TestCaseData(JsonSerializer.Serialize(Value, Relaxed));
        yield return new TestCaseData(Uri.EscapeDataString(Value));
        yield return new TestCaseData(
            Uri.EscapeDataString(Value).Replace("%2F", "%2f", StringComparison.Ordinal).Replace("%2B", "%2b", StringComparison.Ordinal)
                .Replace("%3D", "%3d", StringComparison.Ordinal));
        yield return new TestCaseData(WebUtility.UrlEncode(Value));
        yield return new TestCaseData(WebUtility.HtmlEncode(Value));
        yield return new TestCaseData(System.Security.SecurityElement.Escape(Value));
        yield return new TestCaseData(ShellWords.Join([Value]));
        yield return new TestCaseData(Convert.ToHexString(Encoding.UTF8.GetBytes(Value)));
    }

    [TestCaseSource(nameof(Forms))]
    public void A_value_is_masked_in_every_form(string form)
    {
        var masked = Mask.Mask($"before {form} after, and {form}");
        Assert.That(masked, Does.StartWith("before ").And.Contain(" after, and ").And.Not.Contain(Value));
        Assert.That(masked.Length, Is.LessThan($"before {form} after, and {form}".Length - (2 * Value.Length) + 12), masked);
    }

    [TestCase("")]
    [TestCase("u")]
    [TestCase("us")]
    [TestCase("user:")]
    public void The_base64_of_a_value_is_masked_wherever_it_begins(string before)
    {
        foreach (var after in new[] { "", "x", "xy", ":tail" })
        {
            var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Value + after));
            Assert.That(Mask.Mask($"a {text} b"), Does.Contain("***"), text);
            Assert.That(Mask.Mask($"a {text.Replace('+', '-').Replace('/', '_')} b"), Does.Contain("***"), text);
            Assert.That(Leak(Mask.Mask(text), before + Value + after), Is.LessThanOrEqualTo(2), text);
        }
    }

    [TestCase("ghp_0123456789abcdefghijABCDEFGHIJ012345")]
    [TestCase("ghs_0123456789abcdefghijABCDEFGHIJ012345")]
    [TestCase("github_pat_11ABCDEFG0abcdefghijkl_0123456789abcdefghij")]
    [TestCase("glpat-0123456789abcdefghij")]
    [TestCase("hf_abcdefghijklmnopqrstuvwxyzABCDEFGH")]
    [TestCase("sk-ant-api03-0123456789abcdefghij-ABCDE_x")]
    [TestCase("sk-proj-0123456789abcdefghij")]
    [TestCase("AKIAIOSFODNN7EXAMPLE")]
    [TestCase("xoxb-0123456789-abcdefghij")]
    [TestCase("npm_0123456789abcdefghijABCDEFGHIJ012345")]
    [TestCase("AIzaSyA0123456789abcdefghijklmnopqrstuvw")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U")]
    public void A_token_of_a_known_form_is_masked(string token)
    {
        foreach (var text in new[] { token, $"x={token}", $"\"{token}\"", $"'{token}'\n", $"https://host/?t={token}&x", $"({token})." })
        {
            Assert.That(Mask.Mask(text), Does.Contain("***").And.Not.Contain(token[..14]), text);
        }
    }

    [TestCase("https://user:pa55@host/x", "https://***@host/x")]
    [TestCase("https://x-access-token:a@b@github.com/o/r", "https://***@github.com/o/r")]
    [TestCase("https://0123456789abcdef01@github.com", "https://***@github.com")]
    [TestCase("postgres://me:pw@db:5432/x", "postgres://***@db:5432/x")]
    [TestCase("ssh://git@host/x and https://host/a@b", "ssh://git@host/x and https://host/a@b")]
    [TestCase("mail me@example.org", "mail me@example.org")]
    [TestCase("Authorization: Bearer abc.def-123", "Authorization: Bearer ***")]
    [TestCase("{'Authorization': 'Basic dXNlcjpwYXNz'}", "{'Authorization': 'Basic ***'}")]
    [TestCase("\"authorization\":\"token 0123456\"", "\"authorization\":\"token ***\"")]
    [TestCase("PRIVATE-TOKEN: abcdef", "PRIVATE-TOKEN: ***")]
    [TestCase("-H \"X-Api-Key: 123456789\"", "-H \"X-Api-Key: ***\"")]
    [TestCase("Authorization failed for user", "Authorization failed for user")]
    public void Addresses_and_headers_keep_what_is_no_secret(string text, string masked) => Assert.That(Mask.Mask(text), Is.EqualTo(masked));

    [Test]
    public void A_value_that_begins_in_another_secret_is_masked_to_its_end()
    {
        Assert.That(Mask.Mask($"Authorization: Bearer {Value}\n"), Is.EqualTo("Authorization: Bearer ***\n"));
        Assert.That(SecretMask.Of(["first-of-two-joined", "joined-to-the-second"]).Mask("a first-of-two-joined-to-the-second b"), Is.EqualTo("a *** b"));
    }

    [TestCase("hf_config and hf_overrides_of_the_model")]
    [TestCase("task-management-and-scheduling-is-a-word")]
    [TestCase("sk-learn-compatible-estimators")]
    [TestCase("5f0a1b2c3d4e5f60718293a4b5c6d7e8f9000000")]
    [TestCase("https://github.com/o/r/pull/1")]
    [TestCase("-----BEGIN CERTIFICATE-----")]
    public void What_is_no_secret_stays(string text) => Assert.That(Mask.Mask(text), Is.EqualTo(text));

    [Test]
    public void A_secret_of_hex_letters_is_masked_alone_and_not_in_a_commit() =>
        Assert.That(Mask.Mask("0a1b2c3d4e 5f0a1b2c3d4e5f60718293a4b5c6d7e8f9000000"), Is.EqualTo("*** 5f0a1b2c3d4e5f60718293a4b5c6d7e8f9000000"));

    [TestCase("", "\n")]
    [TestCase("E   ", "\n")]
    [TestCase("+", "\n")]
    [TestCase("", "\\n")]
    [TestCase("> ", "\r\n")]
    public void A_private_key_is_masked_line_by_line(string before, string end)
    {
        string[] lines = ["-----BEGIN OPENSSH PRIVATE KEY-----", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW", "QyNTUxOQAAACDe",
            "-----END OPENSSH PRIVATE KEY-----", "after"];
        var masked = Mask.Mask(string.Join(end, lines.Select(line => before + line)));
        Assert.That(masked, Does.Not.Contain("b3Blbn").And.Not.Contain("QyNTUx").And.Contain("after").And.Contain("PRIVATE KEY"));
        Assert.That(masked.Split(end), Has.Length.EqualTo(lines.Length));
    }

    [Test]
    public void A_value_of_several_lines_is_masked_line_by_line_and_escaped()
    {
        const string Key = "first-line-of-a-secret-key\nsecond-line-of-a-secret\n";
        var mask = SecretMask.Of([Key]);
        Assert.That(mask.Mask($"a\n{Key}b"), Is.EqualTo("a\n***\n***\nb"));
        Assert.That(mask.Mask("E first-line-of-a-secret-key\nE second-line-of-a-secret"), Is.EqualTo("E ***\nE ***"));
        Assert.That(mask.Mask(JsonSerializer.Serialize(Key)), Does.Not.Contain("line-of"));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property A_stream_masks_as_the_whole_text_does_wherever_it_is_cut() => Prop.ForAll(
        (from pieces in Gen.Elements(Value, Value[..9], "hunter2-is-short", "hunter2-is", "ghp_0123456789abcdefghij012345", "ghp_", "gh", "Authorization: Bearer abcdefgh", "Authoriz", "https://a:bcd@h", "://", "0a1b2c3d4e", "f", "\n", " ", "ä", "語", "eyJhbGciOiJI", ".eyJzdWIiOiIxMjM0.", "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAy8Dbv8prpJ", "\n-----END RSA PRIVATE KEY-----", "x", "=", "'").ArrayOf()
         from size in Gen.Choose(1, 40)
         select (Text: string.Concat(pieces), Size: size)).ToArbitrary(),
        given =>
        {
            var bytes = Encoding.UTF8.GetBytes(given.Text);
            using var written = new MemoryStream();
            using (var stream = new MaskingStream(written, Mask))
            {
                foreach (var chunk in bytes.Chunk(given.Size))
                {
                    stream.Write(chunk);
                }
            }

            Assert.That(Encoding.UTF8.GetString(written.ToArray()), Is.EqualTo(Mask.Mask(given.Text)));
        });

    [Test]
    public void What_is_no_beginning_of_a_secret_passes_at_once_and_bytes_stay_bytes()
    {
        using var written = new MemoryStream();
        using var stream = new MaskingStream(written, Mask);
        byte[] bytes = [0xff, 0xfe, 0, 0x80, (byte)'.', (byte)'.', 0xe9];
        stream.Write(bytes);
        Assert.That(written.ToArray(), Is.EqualTo(bytes));
    }

    /// <summary>How many letters of the value the masked base64 still gives away.</summary>
    private static int Leak(string masked, string whole)
    {
        var parts = masked.Split("***");
        var kept = parts.Sum(part => part.TrimEnd('=').Length) * 6 / 8;
        return kept - (whole.Length - Value.Length);
    }
}
