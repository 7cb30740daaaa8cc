using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Orders;

/// <summary>What a fill cost in quote currency, and what it brought when the fee was taken off that.</summary>
internal sealed class FillFees(Instrument[] instruments, Ledger ledger, AccountBook account, DustAccount dust)
{
    /// <param name="terms">Of the order.</param>
    /// <param name="report">Of the fill.</param>
    /// <param name="position">Of the order; marked when the fee has no rate.</param>
    /// <param name="quantity">What the fill brought, or sold.</param>
    /// <returns>The fee, money.</returns>
    public Int128 Settle(in OrderTerms terms, in OrderReport report, ref StrategyPosition position, out long quantity)
    {
        quantity = report.Quantity;
        switch (report.FeeIn)
        {
            case FeeAsset.Quote:
                return report.Fee;
            case FeeAsset.Base:
                var isLess = terms.Side == Side.Buy && instruments[terms.InstrumentId].Market == Market.Spot;
                if (isLess) quantity = Receive(in terms, in report, in position);

                // What went to dust altogether was never paid for in these books.
                return quantity == 0 ? 0 : Worth(report.Fee, report.Price, terms.InstrumentId);
            default:
                var isKnown = (uint)report.FeeInstrument < (uint)instruments.Length && account.MarkOf(report.FeeInstrument) > 0;
                if (isKnown) return Worth(report.Fee, account.MarkOf(report.FeeInstrument), report.FeeInstrument);
                position.IsFeeUnconverted = true;
                Say(RiskEventKind.FeeUnconverted, in position, in report, report.Fee);
                return 0;
        }
    }

    private long Receive(in OrderTerms terms, in OrderReport report, in StrategyPosition position)
    {
        var received = dust.Receive(terms.InstrumentId, report.Quantity, report.Fee);
        Say(RiskEventKind.DustChanged, in position, in report, dust.Of(terms.InstrumentId));
        return received;
    }

    // Rounded as fees are.
    private Int128 Worth(Int128 amount, long price, int instrumentId)
    {
        var unit = FixedPoint.PowerOfTen(Money.Scale - Money.FeeDecimals);
        return Money.DivideRounded(amount * price, (Int128)FixedPoint.PowerOfTen(instruments[instrumentId].PriceScale) * unit) * unit;
    }

    private void Say(RiskEventKind kind, in StrategyPosition position, in OrderReport report, Int128 amount) => ledger.Risk(new RiskEvent
    {
        Kind = kind, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = -1, Order = report.Order, Amount = amount,
        Measured = Money.ToDouble(amount),
    });
}
