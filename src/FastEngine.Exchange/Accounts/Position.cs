using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Accounts;

/// <summary>A futures position by average cost; the amount of a short is negative.</summary>
internal sealed class Position(TradedSymbol symbol, PositionSide side)
{
    // What it was before fills that are still hidden, and until when each is.
    private readonly Queue<(long UntilNs, Position Before)> _hidden = new();

    public TradedSymbol Symbol { get; } = symbol;

    public PositionSide Side { get; } = side;

    public decimal Amount { get; private set; }

    /// <summary>Sum of price times signed amount of what is open.</summary>
    public decimal Cost { get; private set; }

    /// <summary>Fees paid for what is open, and what it has realised: they move the break-even price.</summary>
    public decimal Carried { get; private set; }

    /// <summary>Realised over its life, before fees.</summary>
    public decimal Realised { get; private set; }

    public long UpdateNs { get; set; }

    public bool IsOpen => Amount != 0;

    /// <summary>What queries show at a time: itself, or what it was before the oldest fill that is hidden. Times never go back.</summary>
    public Position ShownAt(long nowNs)
    {
        while (_hidden.TryPeek(out var oldest) && oldest.UntilNs <= nowNs) _hidden.Dequeue();
        return _hidden.TryPeek(out var hidden) ? hidden.Before : this;
    }

    /// <summary>Hides the fill that comes next: a fault that was scripted.</summary>
    public void HideUntil(long timeNs) => _hidden.Enqueue((timeNs, Copy()));

    public decimal EntryPrice => Amount == 0 ? 0 : Cost / Amount;

    public decimal BreakEvenPrice => Amount == 0 ? 0 : (Cost + Carried) / Amount;

    public decimal Unrealised => Amount * Symbol.MarkPrice - Cost;

    /// <summary>Signed by the side.</summary>
    public decimal Notional => Amount * Symbol.MarkPrice;

    /// <summary>Applies a fill.</summary>
    /// <param name="quantity">Positive when bought.</param>
    /// <returns>What it realised.</returns>
    public decimal Fill(decimal quantity, decimal price, decimal fee)
    {
        decimal realised = 0;
        var closed = Amount != 0 && Math.Sign(quantity) != Math.Sign(Amount) ? Math.Min(Math.Abs(quantity), Math.Abs(Amount)) : 0;
        if (closed > 0)
        {
            var part = closed * Math.Sign(Amount);
            var cost = Amount == part ? Cost : Math.Round(Cost / Amount * part, Decimals.MoneyPlaces, MidpointRounding.AwayFromZero);
            realised = part * price - cost;
            Amount -= part;
            Cost -= cost;
            quantity += part;
        }

        // What was closed whole carries nothing over to what is opened beyond it.
        Carried = (Amount == 0 ? 0 : Carried - realised) + fee;
        Amount += quantity;
        Cost += quantity * price;
        if (Amount == 0) Carried = 0;
        Realised += realised;
        return realised;
    }

    private Position Copy() => new(Symbol, Side) { Amount = Amount, Cost = Cost, Carried = Carried, Realised = Realised, UpdateNs = UpdateNs };
}
