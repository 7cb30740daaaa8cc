using FastEngine.Core.Execution;

namespace FastEngine.Trading.Positions;

/// <summary>Writes the rows of closed parts, and remembers that the account is due after them.</summary>
internal sealed class TradeRows(Ledger ledger)
{
    /// <summary>Whether a row was written since the account was.</summary>
    public bool IsAccountDue { get; set; }

    public void Write(in ClosedTrade trade)
    {
        IsAccountDue = true;
        ledger.TradeClosed(in trade);
    }
}
