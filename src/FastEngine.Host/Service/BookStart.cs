using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Engine.Journal;
using FastEngine.Host.Journaling;
using FastEngine.Storage.Journal;
using FastEngine.Trading;

namespace FastEngine.Host.Service;

/// <summary>The ledger's book as it was at a consumer's position: from the snapshot of the segment that it reads on in, and the records up to there.</summary>
internal sealed class BookStart(string directory, Func<TradeStage> scratch)
{
    /// <summary>The oldest record that is there, 1 when there is none.</summary>
    public long Oldest => new JournalDirectory(directory).List() is [var first, ..] ? first.FirstNumber : 1;

    /// <param name="position">The last record that the consumer has.</param>
    public LedgerBook At(long position)
    {
        var stage = scratch();
        var book = new LedgerBook(stage);
        var segments = new JournalDirectory(directory).List();
        var from = segments.LastOrDefault(segment => segment.FirstNumber <= position + 1) ?? (segments.Count > 0 ? segments[0] : null);
        if (from is null) return book;
        using var reader = new JournalReader(directory, new JournalReaderOptions { Expected = RunJournal.Schema, From = from.FirstNumber });
        while (reader.TryRead(out var record))
        {
            if (record.IsSnapshot)
            {
                if (record.Number == from.FirstNumber && stage.Restore(record.Payload, out _)) book = new LedgerBook(stage);
                continue;
            }

            if (record.Number > position) break;
            if ((JournalKind)record.Kind != JournalKind.Ledger) continue;
            var e = JournalCodec.Read<LedgerEvent>(record.Payload);
            book.OnLedger(in e);
        }

        return book;
    }
}
