using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals.Tests.Exits;

/// <summary>One guarded position whose exit windows are written down instead of traded: buys and sells of one unit each.</summary>
internal sealed class CascadeBed
{
    private readonly PositionGuard _guard = new(new ExitOptions(), [0, 1, 2], imbalanceCap: 1000, barNs: EngineTime.NsPerMinute, symbols: 1);
    private SymbolState _symbol;

    public int AdverseMoves => _guard[0, 0].AdverseMoves;

    public void Open(Direction direction) => _guard.Apply(0, new PositionUpdate
    {
        Kind = PositionUpdateKind.Opened, PositionId = 1, Quantity = 1, Cost = ExitBed.Entry, Direction = direction,
    });

    /// <summary>What a check at this price asks for.</summary>
    public string Check(double seconds, long price, (int Buys, int Sells) first, (int Buys, int Sells) middle, (int Buys, int Sells) longest)
    {
        _symbol.NowNs = ExitBed.At(seconds);
        _symbol.LastPrice = price;
        _symbol.Windows[0] = Window(first);
        _symbol.Windows[1] = Window(middle);
        _symbol.Windows[2] = Window(longest);
        var next = 0;
        var request = default(ExitRequest);
        var view = new SymbolView { Price = price };
        _guard.BeginCheck(ref _symbol);
        return _guard.NextCheck(0, in view, ref next, ref request) ? $"{request.Reason} {request.Measured} against {request.Threshold}" : "";
    }

    private static WindowSum Window((int Buys, int Sells) trades) => new()
    {
        Buy = Sum96.From(trades.Buys), Sell = Sum96.From(trades.Sells), Trades = trades.Buys + trades.Sells,
    };
}
