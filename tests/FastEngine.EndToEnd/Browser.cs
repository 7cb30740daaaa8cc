using System.Diagnostics;
using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>Chromium on a dashboard, driven by <c>tests/dashboard/look.js</c>.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    /// <param name="url">With the token behind the #.</param>
    /// <param name="isPictured">Whether the pictures of the documentation are of this one.</param>
    public Browser(string url, bool isPictured = false)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Repository.At("tests/dashboard"), RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("look.js");
        start.ArgumentList.Add(url);

        // Where the pictures of the documentation go, when they are to be made anew.
        if (isPictured && Environment.GetEnvironmentVariable("FASTENGINE_SCREENSHOTS") is { Length: > 0 } folder) start.ArgumentList.Add(Path.GetFullPath(folder, Repository.Root));
        _process = Process.Start(start)!;
    }

    /// <summary>Waits until the page has shown that its halt button halted.</summary>
    public void WaitForHalt() => Assert.Equal("halted", Line());

    /// <summary>Goes on, and tells what went wrong.</summary>
    /// <param name="word"><c>restarted</c> when another engine answers now.</param>
    public IReadOnlyList<string> Problems(string word)
    {
        _process.StandardInput.WriteLine(word);
        return JsonSerializer.Deserialize<List<string>>(Line())!;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private string Line()
    {
        var line = _process.StandardOutput.ReadLineAsync();
        Assert.True(line.Wait(Limit), "the browser has not ended");
        return line.Result ?? "";
    }
}
