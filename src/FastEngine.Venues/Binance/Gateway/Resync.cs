using FastEngine.Core;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What happened while no user stream was there: every order that may be at the venue is looked up, positions are read. Then the stream counts.</summary>
internal sealed class Resync(MarketContext context, LookUpDesk lookUps, MissedTrades missed, FundingReads funding, EntryGate gate)
{
    private const long AgainNs = 500 * EngineTime.NsPerMs;

    private bool _hasPositions;
    private bool _isBegun;
    private long _readNs = long.MaxValue;

    /// <summary>Behind what was missed.</summary>
    public bool IsDone => gate.HasUserStream;

    /// <summary>The stream is open.</summary>
    /// <param name="lastEventMs">Time of the last event of the one before; 0 for the first, before which the reconciliation looks.</param>
    public void Begin(long lastEventMs)
    {
        _isBegun = true;
        lookUps.AskAll();
        if (lastEventMs > 0) missed.Ask(lastEventMs);
        _hasPositions = context.IsSpot;
        if (!context.IsSpot) Read();
    }

    public void Lost()
    {
        _isBegun = false;
        gate.HasUserStream = false;
        context.Tell(GatewayNoticeKind.UserStreamLost);
    }

    public void DoWork(long nowNs)
    {
        missed.DoWork(nowNs);
        if (_isBegun && nowNs >= _readNs) Read();
        if (!_isBegun || gate.HasUserStream || !_hasPositions || lookUps.IsBusy() || missed.IsBusy) return;
        gate.HasUserStream = true;
        context.Tell(GatewayNoticeKind.UserStreamOpen);
    }

    public void OnPositions(in RestAnswer answer)
    {
        if (!_isBegun || _hasPositions) return;
        if (!answer.IsOk || answer.Read(BinanceJson.Default.IReadOnlyListPositionRow) is not { } rows)
        {
            _readNs = context.NowNs() + AgainNs;
            return;
        }

        _hasPositions = true;
        foreach (var row in rows)
        {
            var id = context.IdOf(row.Symbol);
            if (id < 0) continue;
            var update = PositionText.ToUpdate(context, id, row.PositionSide, row.PositionAmt, row.EntryPrice, row.UpdateTime, query: 0);
            funding.OnPosition(in update);
            missed.Saw(id);
            context.Outbox.Add(in update);
        }
    }

    private void Read()
    {
        _readNs = long.MaxValue;
        context.Rest.Send(RestCall.Get("/fapi/v3/positionRisk", weight: 5) with { Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.Positions, 0) });
    }
}
