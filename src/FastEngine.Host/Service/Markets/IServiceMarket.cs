using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Running;
using FastEngine.Rings;

namespace FastEngine.Host.Service.Markets;

/// <summary>Where an engine with a data directory has its ticks from, and where its orders go.</summary>
internal interface IServiceMarket : IDisposable
{
    /// <summary>What feeds it, in a word for people.</summary>
    string Name { get; }

    InstrumentTable Instruments { get; }

    /// <summary>Whether its venue is stepped, and so must be on the thread of its source.</summary>
    bool NeedsOneThread { get; }

    /// <summary>Whether the journal, played from its first record, brings the venue to its state too.</summary>
    bool IsMadeByJournal { get; }

    /// <summary>To a venue that is reached from the gateway's thread; null for one that is stepped. Known when the venue is.</summary>
    OrderWay? Way { get; }

    /// <summary>The venue as the trade stage has it; once, before anything is played.</summary>
    ISteppedVenue OpenVenue(TradingSetup setup);

    /// <summary>After the journal was played: agrees with the venue, ends the recovery, and gives the source of what follows.</summary>
    /// <exception cref="RunException">They do not agree, or there is no venue.</exception>
    ISourceAgent Join(in MarketEntry entry);

    /// <summary>Now and then while the engine runs, on a slow thread.</summary>
    void Look()
    {
    }

    /// <summary>What it has to report of its venue; null for nothing.</summary>
    JsonObject? ToJson() => null;
}
