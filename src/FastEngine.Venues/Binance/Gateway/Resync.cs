using FastEngine.Core;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What happened while no user stream was there: every order that may be at the venue is looked up, positions are read. Then the stream counts.</summary>
internal sealed class Resync(MarketContext context, LookUpDesk lookUps, FundingReads funding, EntryGate gate)
{
    private bool _hasPositions;
    private bool _isBegun;

    /// <summary>Behind what was missed.</summary>
    public bool IsDone => gate.HasUserStream;

    public void Begin()
    {
        _isBegun = true;
        lookUps.AskAll();
        _hasPositions = context.IsSpot;
        if (!context.IsSpot) Read();
    }

    public void Lost()
    {
        _isBegun = false;
        gate.HasUserStream = false;
        context.Tell(GatewayNoticeKind.UserStreamLost);
    }

    public void DoWork()
    {
        if (!_isBegun || gate.HasUserStream || !_hasPositions || lookUps.IsBusy()) return;
        gate.HasUserStream = true;
        context.Tell(GatewayNoticeKind.UserStreamOpen);
    }

    public void OnPositions(in RestAnswer answer)
    {
        if (!_isBegun || _hasPositions) return;
        if (!answer.IsOk || answer.Read(BinanceJson.Default.IReadOnlyListPositionRow) is not { } rows)
        {
            Read();
            return;
        }

        _hasPositions = true;
        foreach (var row in rows)
        {
            var id = context.IdOf(row.Symbol);
            if (id < 0) continue;
            var update = PositionText.ToUpdate(context, id, row.PositionSide, row.PositionAmt, row.EntryPrice, row.UpdateTime, query: 0);
            funding.OnPosition(in update);
            context.Outbox.Add(in update);
        }
    }

    private void Read() => context.Rest.Send(RestCall.Get("/fapi/v3/positionRisk", weight: 5) with
    {
        Purpose = RequestPurpose.Exit, Tag = new RestTag((int)CallKind.Positions, 0),
    });
}
