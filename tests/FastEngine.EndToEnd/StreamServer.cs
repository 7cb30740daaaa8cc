using System.Diagnostics;

namespace FastEngine.EndToEnd;

/// <summary>The npm package ws in a process of its own, with market streams as the exchange routes them.</summary>
internal sealed class StreamServer : IDisposable
{
    private readonly Process _process;

    public StreamServer()
    {
        _process = Process.Start(new ProcessStartInfo("node", "server.js")
        {
            WorkingDirectory = Repository.At("tests/ws-server"), RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        var line = _process.StandardOutput.ReadLine();
        Assert.StartsWith("port ", line, StringComparison.Ordinal);
        Host = $"ws://127.0.0.1:{line!["port ".Length..]}";
    }

    public string Host { get; }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
