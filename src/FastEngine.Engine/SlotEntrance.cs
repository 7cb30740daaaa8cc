using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Journal;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>Brings symbols into free slots of a running engine: into the journal, then to the shard with their candles, then to the trade stage.</summary>
internal sealed class SlotEntrance(InstrumentTable instruments, PipelineShard[] shards, JournalAgent? agent, JournalWiring? journal, TradeDesk? desk)
{
    /// <summary>Waits, so on a slow thread; one at a time.</summary>
    /// <param name="entry">Of a free slot, or of one that has this symbol already and no candle.</param>
    /// <param name="patience">How long the journal and the shard are waited for.</param>
    /// <returns>False when they have not taken it yet: called again with the same entry it goes on where it was.</returns>
    public bool TryEnter(SlotEntry entry, TimeSpan patience)
    {
        var untilNs = MonotonicClock.Now() + patience.Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond);
        if (!entry.IsStarted)
        {
            entry.IsStarted = true;
            if (agent is null || journal is null) entry.IsJournalled = true;
            else agent.Enter(entry, description => journal.Description = description);
        }

        if (!WaitFor(() => entry.IsJournalled, untilNs)) return false;
        if (!entry.IsSent)
        {
            entry.IsSent = true;
            instruments[entry.Facts.Id].Become(entry.Facts);
            Volatile.Write(ref shards[entry.Facts.Id % shards.Length].Port.Entry, entry);
        }

        if (!WaitFor(() => entry.IsLoaded, untilNs)) return false;
        return desk is null || desk.Post(new Command { Kind = CommandKind.NameInstrument, InstrumentId = entry.Facts.Id, Origin = CommandOrigin.Engine });
    }

    private static bool WaitFor(Func<bool> isSo, long untilNs)
    {
        var idle = default(BackoffIdle);
        while (!isSo())
        {
            if (MonotonicClock.Now() > untilNs) return false;
            idle.Idle();
        }

        return true;
    }
}
