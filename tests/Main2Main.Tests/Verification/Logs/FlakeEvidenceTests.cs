using Main2Main.Verification;

namespace Main2Main.Tests.Verification.Logs;

/// <summary>What excuses a failed connection: evidence that another machine failed, and nothing else.</summary>
public sealed class FlakeEvidenceTests
{
    [TestCase("localhost:8000")]
    [TestCase("LOCALHOST:8000")]
    [TestCase("engine.localhost:8000")]
    [TestCase("127.0.0.1:8000")]
    [TestCase("127.8.9.1:8000")]
    [TestCase("0.0.0.0:8000")]
    [TestCase("[::1]:8000")]
    [TestCase("[::ffff:127.0.0.1]:8000")]
    [TestCase("localhost")]
    [TestCase("10.1.2.3:8000")]
    [TestCase("192.168.1.9:8000")]
    [TestCase("redis:6379")]
    [TestCase("runner-7.cluster.local:8000")]
    public void A_server_that_nobody_else_has_is_the_code_s_own(string server) =>
        Assert.That(Of(Asked($"http://{server}/health")).CodeBugs, Has.Count.EqualTo(1));

    [TestCase("huggingface.co")]
    [TestCase("www.modelscope.cn:443")]
    [TestCase("8.8.8.8:443")]
    [TestCase("[2606:4700::1111]:443")]
    public void A_server_that_all_know_is_another_machine_s_and_the_summary_names_it(string server) =>
        Assert.That(
            Of(Asked($"https://{server}/x")).EnvFlakes.Single().ExcusedBy,
            Does.Contain(server.TrimStart('[').Split("]")[0].Split(":443")[0]).And.Contain("refused"));

    [TestCase("INFO:     Uvicorn running on http://cluster-9.example.org:8100 (Press CTRL+C to quit)", "http://runner-7:8100/x")]
    [TestCase("Starting server on port 8100", "http://server.example.org:8100/x")]
    [TestCase("listening on 0.0.0.0:8100", "http://server.example.org:8100/x")]
    public void A_port_that_the_log_shows_being_opened_is_the_code_s_own_wherever_the_line_stands(string opened, string url)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of($"{opened}\n{Asked(url)}").CodeBugs, Has.Count.EqualTo(1));
            Assert.That(Of($"{Asked(url)}\n{opened}\n", exitCode: 0).CodeBugs, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void A_host_of_the_machine_that_the_log_is_from_is_the_code_s_own()
    {
        var options = new LogSummaryOptions { ExitCode = 1, OwnHosts = ["runner-7.example.org"] };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(LogCorpus.Summarize(Asked("https://runner-7.example.org/x"), options).CodeBugs, Has.Count.EqualTo(1));
            Assert.That(LogCorpus.Summarize(Asked("https://runner-8.example.org/x"), options).EnvFlakes, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void An_outer_link_of_the_chain_names_the_server()
    {
        var log = """
            Traceback (most recent call last):
              File "/usr/lib/python3/dist-packages/urllib3/connection.py", line 198, in _new_conn
                sock = connection.create_connection(address)
            ConnectionRefusedError: [Errno 111] Connection refused

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "/usr/lib/python3/dist-packages/requests/adapters.py", line 677, in send
                raise ConnectionError(e, request=request)
            requests.exceptions.ConnectionError: HTTPConnectionPool(host='SERVER', port=8000): Max retries exceeded with url: /health
            """;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(log.Replace("SERVER", "localhost", StringComparison.Ordinal)).CodeBugs, Has.Count.EqualTo(1));
            Assert.That(Of(log.Replace("SERVER", "models.example.org", StringComparison.Ordinal)).EnvFlakes, Has.Count.EqualTo(1));
        }
    }

    [TestCase("/repo/engine/core_client.py", "send", true)]
    [TestCase("/usr/lib/python3/dist-packages/engine/core_client.py", "send", true)]
    [TestCase("/usr/lib/python3/dist-packages/requests/adapters.py", "send", true)]
    [TestCase("/usr/lib/python3.11/http/client.py", "begin", true)]
    [TestCase("/repo/tests/test_a.py", "test_a", false)]
    [TestCase("/usr/lib/python3/dist-packages/huggingface_hub/file_download.py", "http_get", false)]
    [TestCase("/repo/engine/weights.py", "download_weights", false)]
    public void Without_an_address_the_one_who_held_the_connection_decides(string file, string function, bool isBug)
    {
        var summary = Of($"Traceback (most recent call last):\n  File \"{file}\", line 9, in {function}\n    go(on)\nConnectionResetError: [Errno 104] Connection reset by peer\n");

        Assert.That(summary.CodeBugs.Any(), Is.EqualTo(isBug));
        Assert.That(summary.EnvFlakes.All(flake => flake.ExcusedBy is { Length: > 0 }) && summary.CodeBugs.All(bug => bug.ExcusedBy is null));
    }

    [TestCase("KeyError: 'max_retries'")]
    [TestCase("ValueError: no policy for this")]
    [TestCase("AssertionError: assert 'refused' in 'reset'")]
    [TestCase("Failed: DID NOT RAISE <class 'ValueError'>")]
    [TestCase("FileNotFoundError: [Errno 2] No such file or directory: 'cache'")]
    public void What_the_handler_of_a_flake_ran_into_decides(string error)
    {
        var summary = Of($"{Asked("https://models.example.org/x")}\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \"/repo/a.py\", line 3, in f\n    g()\n{error}\n");

        Assert.That(summary.CodeBugs.Single().ErrorType, Is.EqualTo(error.Split(':')[0]));
    }

    [TestCase("OSError: We couldn't connect to 'https://models.example.org' to load the files")]
    [TestCase("requests.exceptions.ConnectionError: HTTPSConnectionPool(host='models.example.org', port=443): Max retries exceeded")]
    [TestCase("RuntimeError: cannot fetch the weights: [Errno 111] Connection refused")]
    public void What_only_passes_a_flake_on_leaves_it_the_cause(string error)
    {
        var summary = Of($"{Asked("https://models.example.org/x")}\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \"/repo/a.py\", line 3, in f\n    g()\n{error}\n");

        Assert.That(summary.CodeBugs, Is.Empty);
        Assert.That(summary.EnvFlakes, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_flake_that_was_outlived_does_not_excuse_an_end_that_no_exception_gives()
    {
        var summary = Of(Asked("https://models.example.org/x"), exitCode: 3);

        Assert.That(summary.CodeBugs.Single().ErrorMessage, Does.Contain("exit code 3"));
    }

    private static string Asked(string url) =>
        $"Traceback (most recent call last):\n  File \"/repo/tests/test_a.py\", line 9, in test_a\n    ask(\"{url}\")\nConnectionRefusedError: [Errno 111] Connection refused\n";

    private static CiSummary Of(string log, int? exitCode = 1) => LogCorpus.Summarize(log, new LogSummaryOptions { ExitCode = exitCode });
}
