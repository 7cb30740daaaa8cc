using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>How a child process ended, and what it said.</summary>
internal sealed record Outcome(string Command, int ExitCode, string Output, string Error)
{
    public string All => Output + Error;

    /// <summary>Fails with everything that was said unless the exit code is this.</summary>
    public Outcome Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"{Command}: exit code {ExitCode}, not {exitCode}\n{All}");
        return this;
    }

    /// <summary>Fails with everything that was said unless it contains this.</summary>
    public Outcome Saying(string text)
    {
        Assert.True(All.Contains(text, StringComparison.Ordinal), $"{Command}: does not say '{text}'\n{All}");
        return this;
    }

    /// <summary>The standard output as JSON.</summary>
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;
}
