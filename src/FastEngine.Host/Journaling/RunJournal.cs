using System.Security.Cryptography;
using System.Text;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Journaling;

/// <summary>The journal that a run keeps: its files, the thread that writes them, and the record that the run starts with.</summary>
internal sealed class RunJournal : IDisposable
{
    private readonly JournalWriter _writer;
    private readonly IAgentRunner _runner;
    private bool _isClosed;

    private RunJournal(JournalWriter writer, bool mayDrop)
    {
        _writer = writer;
        Wiring = new JournalWiring(writer, mayDrop);
        _runner = AgentRunner.Create(writer.Io, IdleKind.Blocking, core: null, writer.Wake);
        _runner.Start();
    }

    public JournalWiring Wiring { get; }

    public JournalWriter Writer => _writer;

    /// <summary>What journals of this engine are made of.</summary>
    public static JournalSchema Schema { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(JournalCodec.Layout)), JournalCodec.Layout);

    /// <summary>Opens a folder for one run that begins with nothing.</summary>
    /// <exception cref="RunException">It holds a journal already, or cannot be written.</exception>
    public static RunJournal Create(string directory)
    {
        var journal = Open(new JournalOptions { Directory = directory }, mayDrop: false);
        if (journal._writer.Appended == 0) return journal;
        journal.Dispose();
        throw new RunException(ExitCode.Usage, $"{directory}: holds a journal already; name another folder (replay --journal {directory} --verify checks this one)");
    }

    /// <summary>Opens a folder, whatever journal it holds; a damaged end is put aside.</summary>
    /// <param name="options">Where, and how it is written.</param>
    /// <param name="mayDrop">Whether shards' records may be lost when the disk is behind.</param>
    /// <exception cref="RunException">It cannot be written.</exception>
    public static RunJournal Open(JournalOptions options, bool mayDrop)
    {
        try
        {
            return new RunJournal(JournalWriter.Open(options, Schema), mayDrop);
        }
        catch (JournalException exception)
        {
            throw new RunException(ExitCode.Failed, exception.Message);
        }
    }

    /// <summary>Writes the trade stage's state and what the run is made of, before anything else.</summary>
    public void Begin(Pipeline pipeline, RunRequest request, TradingSetup setup)
    {
        byte[] snapshot = [];
        if (pipeline.Desk is { } desk)
        {
            snapshot = new byte[desk.Stage.SnapshotSize];
            snapshot = snapshot[..desk.Stage.WriteSnapshot(snapshot)];
        }

        Wiring.Description = RunDescription.Of(pipeline, request, setup).ToUtf8();
        JournalStart.BeginSegment(_writer, snapshot);
        JournalStart.Append(_writer, JournalKind.Start, 0, Wiring.Description);
    }

    /// <summary>Waits until everything appended is written, or cannot be.</summary>
    public void Flush()
    {
        _writer.Commit();
        var target = _writer.Appended;
        var idle = default(BackoffIdle);
        while (_writer.Written < target && _writer.Fault is null) idle.Idle();
    }

    /// <summary>Writes what is left, and ends.</summary>
    /// <exception cref="RunException">Something could not be written.</exception>
    public void Complete()
    {
        Close();
        if (_writer.Written < _writer.Appended)
            throw new RunException(ExitCode.Failed, $"the journal lacks its last {_writer.Appended - _writer.Written:N0} records: {_writer.Fault ?? "the writing thread ended"}");
    }

    public void Dispose() => Close();

    private void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        _runner.Dispose();
        _writer.Dispose();
    }
}
