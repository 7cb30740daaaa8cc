using FastEngine.Core.Execution;

namespace FastEngine.Trading.Entry;

/// <summary>A link of the entry chain.</summary>
internal interface IEntryHandler
{
    EntryHandler Name { get; }

    /// <summary>None to go on; else the signal ends here, for this cause and with the numbers left in the request.</summary>
    RefusalCause Handle(EntryRequest request);
}
