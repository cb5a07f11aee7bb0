using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Main2Main.Tests.Cadence;

/// <summary>An HTTP server on this machine that keeps what is posted to it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly List<string> posts = [];

    private Receiver(WebApplication server) => this.server = server;

    public string Address => server.Urls.Single();

    public IReadOnlyList<string> Posts
    {
        get
        {
            lock (posts)
            {
                return [.. posts];
            }
        }
    }

    /// <summary>Listens at a port that the system gives: one that is looked for first can be another's by then.</summary>
    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.server.Run(receiver.KeepAsync);
        await receiver.server.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task KeepAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        lock (posts)
        {
            posts.Add(text);
        }
    }
}
