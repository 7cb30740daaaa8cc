using System.Diagnostics;
using System.Globalization;
using FastEngine.Host.Service;

namespace FastEngine.Host.Drilling;

/// <summary>An engine in a process of its own, to be killed.</summary>
internal sealed class ChildEngine : IDisposable
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ChildEngine(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it printed: a JSON document when it ended well.</summary>
    public string Output => _output.Result;

    public string Errors => _errors.Result;

    public int ExitCode => _process.ExitCode;

    /// <param name="arguments">Of <c>fastengine</c>.</param>
    /// <param name="crash">Where it kills itself; null for nowhere.</param>
    /// <param name="pass">At which pass of that place.</param>
    public static ChildEngine Start(IEnumerable<string> arguments, string? crash = null, int pass = 1)
    {
        var path = Environment.ProcessPath!;
        var start = new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(path) == "dotnet") start.ArgumentList.Add(typeof(ChildEngine).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        if (crash is not null) start.Environment[CrashPoint.Variable] = string.Create(CultureInfo.InvariantCulture, $"{crash}:{pass}");
        else start.Environment.Remove(CrashPoint.Variable);
        return new ChildEngine(Process.Start(start)!);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <returns>Whether SIGKILL ended it.</returns>
    public bool WaitForEnd()
    {
        const int Killed = 128 + 9;
        if (!_process.WaitForExit(ExitLimit))
        {
            _process.Kill();
            _process.WaitForExit();
            throw new Running.RunException(Host.ExitCode.Failed, $"an engine did not end within {ExitLimit.TotalSeconds} s");
        }

        _process.WaitForExit();
        return _process.ExitCode == Killed;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
