using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Host.Journaling;
using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Serving;

/// <summary>Tells of the ledger of an engine whose journal is the ledger's only reader, by following the journal behind its writer.</summary>
/// <remarks>Nothing waits for it. When it cannot go on, such as behind a segment that has expired, it ends and what it tells of stands still.</remarks>
internal sealed class LedgerTail : IAgent, IDisposable
{
    private const int Batch = 1_024;

    private readonly JournalReader _reader;
    private readonly ILedgerHandler _handler;

    /// <param name="directory">Of the journal.</param>
    /// <param name="from">Number of the first record that is told of.</param>
    /// <param name="handler">Called on the agent's thread.</param>
    public LedgerTail(string directory, long from, ILedgerHandler handler)
    {
        _reader = new JournalReader(directory, new JournalReaderOptions { Expected = RunJournal.Schema, From = from, Follow = true });
        _handler = handler;
    }

    public string Name => "ledger-tail";

    public int DoWork()
    {
        var work = 0;
        while (work < Batch && _reader.TryRead(out var record))
        {
            work++;
            if (record.IsSnapshot || (JournalKind)record.Kind != JournalKind.Ledger) continue;
            var e = JournalCodec.Read<LedgerEvent>(record.Payload);
            _handler.OnLedger(in e);
        }

        return work;
    }

    public void OnClose()
    {
    }

    public void Dispose() => _reader.Dispose();
}
