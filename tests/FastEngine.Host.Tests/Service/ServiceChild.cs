using System.Diagnostics;
using System.Text.Json;

namespace FastEngine.Host.Tests.Service;

/// <summary>A <c>fastengine</c> in a process of its own, whose words can be waited for.</summary>
internal sealed class ServiceChild : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _errors = [];
    private readonly Task<string> _output;

    public ServiceChild(params IEnumerable<string> arguments)
        : this(new Dictionary<string, string>(), arguments)
    {
    }

    /// <param name="environment">Variables that it has beside the tests' own.</param>
    /// <param name="arguments">Its arguments.</param>
    public ServiceChild(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(typeof(ExitCode).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // What is set for the person who runs the tests is no part of them.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("FASTENGINE_", StringComparison.Ordinal) || name.StartsWith("FIRESTORE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                if (line.Data is not null) _errors.Add(line.Data);
                Monitor.PulseAll(_errors);
            }
        };
        _process.BeginErrorReadLine();
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    public string Errors
    {
        get
        {
            lock (_errors) return string.Join('\n', _errors);
        }
    }

    /// <summary>All that it said on standard output; only after its end.</summary>
    public string Output => _output.Result;

    public static JsonElement Run(params IEnumerable<string> arguments)
    {
        using var child = new ServiceChild(arguments);
        return child.Summary();
    }

    /// <summary>Waits until a line of standard error has this text.</summary>
    public void WaitFor(string text)
    {
        var end = Stopwatch.GetTimestamp() + (long)(Limit.TotalSeconds * Stopwatch.Frequency);
        lock (_errors)
        {
            while (!_errors.Exists(line => line.Contains(text, StringComparison.Ordinal)))
            {
                var left = (end - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency;
                Assert.True(left > 0 && !_process.HasExited, $"'{text}' was never said:\n{Errors}");
                Monitor.Wait(_errors, TimeSpan.FromSeconds(Math.Min(left, 0.5)));
            }
        }
    }

    /// <summary>Waits for the end, which must be a good one.</summary>
    public JsonElement Summary()
    {
        var code = End();
        Assert.True(code == 0, $"exit code {code}\n{_output.Result}\n{Errors}");
        return JsonDocument.Parse(_output.Result).RootElement;
    }

    /// <summary>Waits for the end, and says how it was.</summary>
    public int End()
    {
        Assert.True(_process.WaitForExit(Limit), $"not done after {Limit}:\n{Errors}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>At once, in the middle of whatever it does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
