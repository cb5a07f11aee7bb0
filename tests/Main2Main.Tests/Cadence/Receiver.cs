using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Main2Main.Tests.Cadence;

/// <summary>An HTTP server on this machine that keeps what is posted to it.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;
    private readonly List<string> posts = [];

    public Receiver()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        listener.Prefixes.Add(Address);
        listener.Start();
        serving = ServeAsync();
    }

    public string Address { get; }

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

    public void Dispose()
    {
        listener.Close();
        serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var text = await reader.ReadToEndAsync();
                lock (posts)
                {
                    posts.Add(text);
                }

                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
