using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace FastEngine.EndToEnd;

/// <summary>A child process whose output is kept; it never outlives its time, and a stack trace in its output fails the test.</summary>
internal sealed partial class Child : IDisposable
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    // For what hangs: a drill starts forty engines one after another, which other projects' tests on the same cores slow down.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly string _shown;

    /// <param name="assembly">A built executable's assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Working folder.</param>
    /// <param name="columns">Width that it is told of the terminal; its own default when null.</param>
    /// <param name="environment">Variables that it has beside the tests' own.</param>
    public Child(string assembly, IEnumerable<string> arguments, string? folder = null, int? columns = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // What is set for the person who runs the tests is no part of them.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("FASTENGINE__", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment.Remove("COLUMNS");
        if (columns is { } width) start.Environment["COLUMNS"] = $"{width}";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        _shown = $"{Path.GetFileNameWithoutExtension(assembly)} {string.Join(' ', start.ArgumentList.Skip(1))}";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it has said on its output so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>What it has said on its error output so far.</summary>
    public string Error
    {
        get
        {
            lock (_error) return _error.ToString();
        }
    }

    /// <summary>Whether it has said this so far.</summary>
    public bool Says(string text) => Output.Contains(text, StringComparison.Ordinal) || Error.Contains(text, StringComparison.Ordinal);

    public static Outcome Run(string assembly, IEnumerable<string> arguments, string? folder = null)
    {
        using var child = new Child(assembly, arguments, folder);
        return child.Wait();
    }

    public Outcome Wait()
    {
        if (!_process.WaitForExit(Limit))
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"{_shown}: not done after {Limit}\n{_output}\n{_error}");
        }

        // Once more without a limit: the output may still be on its way.
        _process.WaitForExit();
        var outcome = new Outcome(_shown, _process.ExitCode, _output.ToString(), _error.ToString());
        Assert.DoesNotContain("   at FastEngine", outcome.All, StringComparison.Ordinal);
        Assert.DoesNotContain("   at System", outcome.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", outcome.All, StringComparison.OrdinalIgnoreCase);
        return outcome;
    }

    public void Signal(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    /// <summary>Names of its threads as the system knows them.</summary>
    public IReadOnlyList<string> Threads()
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{_process.Id}/task").Select(task => File.ReadAllText(Path.Combine(task, "comm")).TrimEnd())];
        }
        catch (IOException)
        {
            // A thread, or all of them, ended meanwhile.
            return [];
        }
    }

    /// <summary>The most memory that was resident so far, bytes; 0 when it has ended.</summary>
    public long PeakResidentBytes()
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
