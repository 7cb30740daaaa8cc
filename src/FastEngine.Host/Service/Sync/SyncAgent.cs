using FastEngine.Core.Journal;
using FastEngine.Engine.Journal;
using FastEngine.Rings;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Journal;
using FastEngine.Storage.Outbox;

namespace FastEngine.Host.Service.Sync;

/// <summary>Brings the journal's ledger to Firestore's outbox, record by record, behind the journal's writer.</summary>
/// <remarks>The outbox knows up to which record it has taken: after a kill this goes on there. What the outbox holds off waits in the journal.</remarks>
internal sealed class SyncAgent(IFirestoreSync sync, JournalReader journal, SyncDocuments documents, RemoteConfigDesk config, SyncAlerts alerts, Action confirm) : IAgent
{
    private const int Batch = 8_192;
    private static readonly long PauseNs = TimeSpan.FromMilliseconds(100).Ticks * TimeSpan.NanosecondsPerTick;

    private readonly long _start = MonotonicClock.Stamp();
    private JournalKind _heldKind;
    private long _heldNumber;
    private byte[]? _held;
    private long _retryNs;
    private long _confirmNs;
    private bool _hasToldProblem;

    public string Name => "sync";

    /// <summary>Why the journal could not be read on; null when all is well.</summary>
    public JournalProblem? Problem => journal.Problem;

    public int DoWork()
    {
        var nowNs = MonotonicClock.ElapsedNs(_start, MonotonicClock.Stamp());
        if (nowNs >= _confirmNs)
        {
            _confirmNs = nowNs + PauseNs;
            confirm();
            config.ExpireEntries();
        }

        if (_held is not null && !OfferHeld(nowNs)) return 0;
        var work = 0;
        while (work < Batch && journal.TryRead(out var record))
        {
            work++;
            if (TryPublish(in record)) continue;
            (_heldKind, _heldNumber, _held) = (record.IsSnapshot ? JournalKind.None : (JournalKind)record.Kind, record.Number, record.Payload.ToArray());
            _retryNs = nowNs + PauseNs;
            break;
        }

        if (journal.Problem is { } problem && !_hasToldProblem)
        {
            _hasToldProblem = true;
            alerts.Tell($"the journal cannot be read on, and nothing more is sent: {problem}");
        }

        return work;
    }

    public void OnClose()
    {
        // What the journal holds at the end is handed over; what the outbox holds off is offered after the next start.
        while (DoWork() > 0)
        {
        }
    }

    private bool OfferHeld(long nowNs)
    {
        if (nowNs < _retryNs) return false;
        _retryNs = nowNs + PauseNs;
        if (!TryPublish(_heldKind, _heldNumber, _held)) return false;
        _held = null;
        return true;
    }

    private bool TryPublish(in JournalRecord record) => record.IsSnapshot
        ? sync.Publish(record.Number) != EnqueueResult.Held
        : TryPublish((JournalKind)record.Kind, record.Number, record.Payload);

    private bool TryPublish(JournalKind kind, long number, ReadOnlySpan<byte> payload)
    {
        if (sync.Publish(number, documents.Of(kind, number, payload)) == EnqueueResult.Held) return false;
        documents.Done(kind, payload);
        return true;
    }
}
