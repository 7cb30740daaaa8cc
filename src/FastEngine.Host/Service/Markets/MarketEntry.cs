using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Host.Running;

namespace FastEngine.Host.Service.Markets;

/// <summary>An engine that is about to trade on a market.</summary>
/// <param name="Pipeline">With the state that the journal left.</param>
/// <param name="Desk">Its trading part.</param>
/// <param name="Run">What the user asked for.</param>
/// <param name="Player">Of the journal.</param>
/// <param name="Recovery">Null for an engine that begins with nothing.</param>
/// <param name="DroveVenue">Whether the journal was played to the venue too.</param>
/// <param name="Say">Writes to the log.</param>
/// <param name="Describe">What the journal says of a run with these instruments.</param>
internal readonly record struct MarketEntry(
    Pipeline Pipeline, TradeDesk Desk, RunRequest Run, JournalPlayer Player, Recovery? Recovery, bool DroveVenue, Sayer Say,
    Func<InstrumentTable, byte[]> Describe);
