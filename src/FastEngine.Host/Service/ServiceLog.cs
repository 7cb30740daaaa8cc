using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Rings.Logging;
using FastEngine.Storage.Logging;

namespace FastEngine.Host.Service;

/// <summary>A running engine's log with the slow thread that writes it: standard error, and files under the data folder.</summary>
internal sealed class ServiceLog : IDisposable
{
    private readonly EngineLog _log;
    private readonly IAgentRunner _runner;
    private bool _isClosed;

    public ServiceLog(ResolvedConfig config, string directory, InstrumentTable instruments, bool isQuiet)
    {
        var options = EngineSettings.Log(config, directory);
        _log = EngineLog.Open(isQuiet ? options with { Console = ConsoleLog.Off } : options, instruments);
        Trade = _log.Publisher("trade");
        Journal = _log.Publisher("journal");
        _runner = AgentRunner.Create(_log.Agent, IdleKind.Backoff);
        _runner.Start();

        // Opens the file of the day, so that those before it count as complete.
        Say(LogLevel.Debug, "engine", $"process {Environment.ProcessId} begins");
    }

    /// <summary>Of the trade thread.</summary>
    public HotLog Trade { get; }

    /// <summary>Of the thread that keeps the journal.</summary>
    public HotLog Journal { get; }

    public EngineLog Files => _log;

    public LogStatus Status => _log.Status;

    /// <summary>Events of hot threads that found no room.</summary>
    public long Dropped => _log.Status.Dropped;

    /// <summary>Hears the text of slow threads, on the thread that says it: return soon.</summary>
    public event Sayer? Said;

    /// <inheritdoc cref="Sayer"/>
    public void Say(LogLevel level, string source, string text, string? about = null)
    {
        _log.Say(level, source, text);
        Said?.Invoke(level, source, text, about);
    }

    public JsonObject ToJson()
    {
        var status = _log.Status;
        return new JsonObject
        {
            ["events"] = status.Written, ["dropped"] = status.Dropped, ["left_out"] = status.Suppressed,
            ["lines_lost"] = status.FileLost, ["console_lines_lost"] = status.ConsoleLost, ["fault"] = status.FileFault,
        };
    }

    /// <summary>Makes text of what is left, once the hot threads have ended; what slow threads say is still taken.</summary>
    public void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        _runner.Dispose();
    }

    public void Dispose()
    {
        Close();
        _log.Dispose();
    }
}
