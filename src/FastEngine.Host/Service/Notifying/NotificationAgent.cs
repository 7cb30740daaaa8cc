using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Engine.Journal;
using FastEngine.Notifications.Delivery;
using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Service.Notifying;

/// <summary>Follows the journal behind its writer for what people are told of, and steps the channels.</summary>
internal sealed class NotificationAgent(NotificationCenter center, JournalReader journal, LedgerNotices notices, DayFigures figures, Action<string> tell) : IAgent
{
    private const int Batch = 8_192;

    private bool _hasToldProblem;

    public string Name => "notifications";

    public int DoWork()
    {
        var work = 0;
        while (work < Batch && journal.TryRead(out var record))
        {
            work++;
            if (!record.IsSnapshot && (JournalKind)record.Kind == JournalKind.Ledger)
            {
                var e = JournalCodec.Read<LedgerEvent>(record.Payload);
                if (notices.Of(in e) is { } notice)
                {
                    figures.Told(notice.Type);
                    center.Post(notice);
                }
            }

            center.Position = record.Number;
        }

        if (journal.Problem is { } problem && !_hasToldProblem)
        {
            _hasToldProblem = true;
            tell($"the journal cannot be read on, and nothing more of it is told: {problem}");
        }

        return work + center.Step();
    }

    public void OnClose()
    {
        while (DoWork() > 0)
        {
        }
    }
}
