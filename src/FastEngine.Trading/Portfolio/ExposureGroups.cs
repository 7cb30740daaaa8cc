using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Portfolio;

/// <summary>Exposure of what moves together with an entry: its correlation group, and the meme coins.</summary>
/// <remarks>Open and pending positions count. Hedges do not: they take risk away from a group of the other direction.</remarks>
internal sealed class ExposureGroups(
    PortfolioOptions options, LiveLimits limits, PositionBook positions, AccountBook account, Correlations correlations, bool[] isMeme)
{
    /// <summary>Highest correlation of the candidate with a position of its direction; NaN without one.</summary>
    /// <param name="instrumentId">Of the position; -1 without one.</param>
    public double Highest(Direction direction, out int instrumentId)
    {
        var highest = double.NaN;
        instrumentId = -1;
        for (var slot = 0; slot < positions.End; slot++)
        {
            ref var position = ref positions[slot];
            if (!position.Counts || position.IsHedge || position.Direction != direction) continue;
            var correlation = correlations.OfCandidate(position.InstrumentId);
            if (correlation <= highest) continue;
            highest = correlation;
            instrumentId = position.InstrumentId;
        }

        return highest;
    }

    /// <summary>Whether the group of an entry goes beyond its limit.</summary>
    public RefusalCause Check(EntryRequest request)
    {
        var direction = request.Signal.Direction;
        var group = request.Notional;
        var isAlone = true;
        for (var slot = 0; slot < positions.End; slot++)
        {
            ref var position = ref positions[slot];
            if (!position.IsUsed || position.IsHedge || position.Direction != direction) continue;
            if (!correlations.IsGroup(correlations.OfCandidate(position.InstrumentId))) continue;
            group += account.Notional(in position);
            isAlone = false;
        }

        var limit = account.PartOfEquity(options.GroupExposurePpm);
        return !isAlone && group > limit ? request.Refuse(RefusalCause.GroupExposure, Money.ToDouble(group), Money.ToDouble(limit)) : RefusalCause.None;
    }

    /// <summary>The limit of a symbol that has the least room: its own, or that of the meme coins together.</summary>
    public SymbolLimit LimitOf(int instrumentId)
    {
        var symbolPpm = isMeme[instrumentId] ? Math.Min(limits.SymbolExposurePpm, options.MemeExposurePpm) : limits.SymbolExposurePpm;
        var cause = symbolPpm < limits.SymbolExposurePpm ? RefusalCause.MemeExposure : RefusalCause.SymbolExposure;
        var own = new SymbolLimit(account.ExposureOf(instrumentId), account.PartOfEquity(symbolPpm), cause);
        if (!isMeme[instrumentId]) return own;
        Int128 together = 0;
        for (var slot = 0; slot < positions.End; slot++)
            if (positions[slot].IsUsed && isMeme[positions[slot].InstrumentId]) together += account.Notional(in positions[slot]);
        var all = new SymbolLimit(together, account.PartOfEquity(options.MemeTotalPpm), RefusalCause.MemeExposure);
        return all.Room < own.Room ? all : own;
    }
}
