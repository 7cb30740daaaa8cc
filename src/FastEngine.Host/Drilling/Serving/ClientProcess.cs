using System.Diagnostics;
using System.Text.Json;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>The clients in a process of their own, behind every other in line for a core: theirs is not the load under test.</summary>
internal sealed class ClientProcess : IDisposable
{
    private readonly Process _process;

    private ClientProcess(Process process) => _process = process;

    public static ClientProcess Start(ApiLoad load)
    {
        var path = Environment.ProcessPath!;
        var start = new ProcessStartInfo(path) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(path) == "dotnet") start.ArgumentList.Add(typeof(ClientProcess).Assembly.Location);
        start.ArgumentList.Add("drill");
        start.ArgumentList.Add(Verbs.ApiDrillVerb.Clients);
        var process = Process.Start(start)!;
        try
        {
            process.PriorityClass = ProcessPriorityClass.Idle;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            // Then they stand in line like all others.
        }

        // Tokens go by the pipe: arguments are for everybody to read.
        process.StandardInput.WriteLine(JsonSerializer.Serialize(load, ApiLoadJson.Default.ApiLoad));
        process.StandardInput.Flush();

        // A process that has yet to start asks for nothing.
        if (process.StandardOutput.ReadLine() != Verbs.ApiDrillVerb.Ready) throw new Running.RunException(ExitCode.Failed, "the clients of the drill did not start");
        return new ClientProcess(process);
    }

    /// <summary>Has them stop, and tells what they saw.</summary>
    public ApiLoadResult Stop()
    {
        _process.StandardInput.Close();
        var said = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return _process.ExitCode == 0 && JsonSerializer.Deserialize(said, ApiLoadJson.Default.ApiLoadResult) is { } result
            ? result
            : throw new Running.RunException(ExitCode.Failed, $"the clients ended with {_process.ExitCode}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
