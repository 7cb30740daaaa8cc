using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Signals.Confluence;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Decisions;

/// <summary>One evaluation, explained: the level it reached and every value measured on the way. Values that were not needed are NaN.</summary>
/// <remarks>Written when level, stop reason, zone or outcome differ from the symbol's evaluation before in that direction, and for every signal.</remarks>
public struct DecisionRecord
{
    /// <summary>Engine time of the symbol, ns since the epoch.</summary>
    public long TimeNs;

    /// <summary>Sequence of the evaluated tick in the merged input.</summary>
    public long Sequence;

    /// <summary>Running number among the symbol's records, from 1.</summary>
    public long Decision;

    /// <summary>The exchange's id of the evaluated trade.</summary>
    public long TradeId;

    public long Price;

    /// <summary>Far edge of the matched zone that lies furthest, 0 when it is at none.</summary>
    public long ZoneEdge;

    /// <summary>Which of the symbol's zones or gaps that is.</summary>
    public long ZoneId;

    /// <summary>Of the stop reason, in its unit.</summary>
    public double Measured;

    public double Threshold;

    /// <summary>Buy over sell volume of the cascade windows, shortest first.</summary>
    public double ImbalanceShort;
    public double ImbalanceMiddle;
    public double ImbalanceLong;

    /// <summary>Level 4: the bounce and its three parts, 0 to 1 each.</summary>
    public double Bounce;
    public double Wick;
    public double ClosePosition;
    public double Speed;

    /// <summary>Volume of the joined candle over twice the mean.</summary>
    public double VolumeRatio;

    /// <summary>Level 1, as of the last close of the longest timeframe.</summary>
    public double Adx;
    public double Persistence;
    public double MeanReversion;
    public double AtrFraction;

    public double EntryScore;
    public double Confluence;
    public double RequiredScore;

    /// <summary>Points by filter, in the order of their configuration.</summary>
    public FilterPoints Points;

    public int InstrumentId;
    public int StrategyId;

    /// <summary>Trades in the shortest cascade window.</summary>
    public int CascadeTrades;

    /// <summary>Level 1's conditions that held at that close.</summary>
    public RegimeConditions Conditions;

    public Direction Direction;

    /// <summary>The level that it stopped at, 0 for warm-up; 5 when it passed all.</summary>
    public byte Level;

    public StopReason Stop;
    public DecisionOutcome Outcome;
    public MatchKind ZoneKind;

    [InlineArray(ConfluenceScore.MaxFilters)]
    public struct FilterPoints
    {
        private double _first;
    }
}
