using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Main2Main.Publishing;
using Main2Main.Workspace;

namespace Main2Main.Tests.Publishing;

/// <summary>Publish with the program gh itself, against a stand-in for GitHub over HTTPS that refuses what GitHub refuses.</summary>
public sealed class The_real_gh
{
    [Test]
    public async Task Opens_a_draft_updates_it_and_keeps_the_issue()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "gh"))))
        {
            Assert.Ignore("There is no program gh on PATH.");
        }

        using var world = new PublishingWorld();
        var (started, port) = await StartAsync(world.Root);
        using var server = started;
        try
        {
            var program = Path.Combine(world.Root, "gh-here");
            File.WriteAllText(
                program, $"#!/bin/sh\nSSL_CERT_FILE='{world.Root}/cert.pem' GH_ENTERPRISE_TOKEN=token GH_CONFIG_DIR='{world.Root}/config' exec gh \"$@\"\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            _ = world.With(settings => settings with { Repository = $"localhost:{port}/example/plugin", Labels = ["sync", "sync/{{ status }}"], ReviewLabel = "main2main-review" });

            var first = await world.Run(1, RunStatus.Partial).PublishAsync(program);
            Assert.That(first.Publication, Has.Property("PrNumber").EqualTo(1).And.Property("Status").EqualTo(PublicationStatus.Published));
            var state = await StateAsync(world.Root, port);
            Assert.That(
                (Text(state, "requests", "isDraft"), Text(state, "requests", "title"), Text(state, "issues", "state")),
                Is.EqualTo(("true", "Sync with host 2222222222 (partial: 1 of 2 steps)", "open")));

            _ = await world.Run(2, runId: "20260102-000000").PublishAsync(program);
            Assert.That(world.Lines, Has.Some.Contains("Pull request #1 updated (title, text, labels, ready for review)"));
            state = await StateAsync(world.Root, port);
            Assert.That(
                (Text(state, "requests", "isDraft"), Text(state, "requests", "labels"), Text(state, "issues", "state")),
                Is.EqualTo(("false", "[\"sync\",\"sync/completed\"]", "closed")));
            Assert.That(Text(state, "requests", "body"), Does.Contain("Run 20260102-000000"));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    private static async Task<(Process Server, int Port)> StartAsync(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        var script = Path.Combine(TestContext.CurrentContext.TestDirectory, "github_stand_in.py");
        var server = Process.Start(new ProcessStartInfo("python3", [script, Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem")]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var port = int.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        _ = server.StandardOutput.ReadToEndAsync();
        return (server, port);
    }

    private static async Task<JsonNode> StateAsync(string folder, int port)
    {
        using var trusted = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(Path.Combine(folder, "cert.pem")));
        var policy =
            new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck };
        using var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
        using var client = new HttpClient(handler) { DefaultRequestVersion = HttpVersion.Version11 };
        return JsonNode.Parse(await client.GetStringAsync(new Uri($"https://localhost:{port}/state")))!;
    }

    private static string Text(JsonNode state, string list, string field) => state[list]![0]![field] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other!.ToJsonString(),
    };
}
