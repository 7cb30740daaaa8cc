using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Outputs.Trading;

/// <summary><c>trades.csv</c>: a row a closed strategy position or closed part of one, exact decimals.</summary>
internal sealed class TradesFile : ILedgerHandler
{
    private readonly InstrumentTable _instruments;
    private readonly IReadOnlyList<string> _strategies;
    private readonly Stream _stream;

    public TradesFile(InstrumentTable instruments, IReadOnlyList<string> strategies, Stream stream)
    {
        _instruments = instruments;
        _strategies = strategies;
        _stream = stream;
        stream.Write("position_id,strategy,symbol,side,entry_time_ns,exit_time_ns,entry_price,exit_price,quantity,fees,pnl,exit_reason,funding\n"u8);
    }

    public void OnLedger(in LedgerEvent e)
    {
        if (e.Kind != LedgerEventKind.TradeClosed) return;
        ref readonly var trade = ref e.Trade;
        var instrument = _instruments[trade.InstrumentId];
        _stream.Write(Encoding.UTF8.GetBytes(string.Join(',',
            trade.PositionId, ReservedStrategies.NameOf(trade.StrategyId, _strategies), instrument.Name, Names.Of(trade.Direction), trade.EntryTimeNs, trade.ExitTimeNs,
            Average(trade.EntryCost, trade.Quantity, instrument), Average(trade.ExitProceeds, trade.Quantity, instrument),
            FixedPoint.ToText(trade.Quantity, instrument.QuantityScale), Money.ToText(trade.FeesAlone), Money.ToText(trade.Pnl), Names.Of(trade.Reason), Money.ToText(trade.Funding)) + "\n"));
    }

    /// <summary>The average price of a part: exact when it divides, else with twelve decimals beyond the price scale, so that price times
    /// quantity gives the sum back when rounded to eight decimals.</summary>
    public static string Average(Int128 cost, long quantity, Instrument instrument)
    {
        if (quantity == 0) return "0";
        var whole = cost / quantity;
        var rest = cost - whole * quantity;
        if (rest == 0) return FixedPoint.ToText(whole, instrument.PriceScale);
        const int MoreDecimals = 12;
        var fraction = Money.DivideRounded(rest * FixedPoint.PowerOfTen(MoreDecimals), quantity);
        return FixedPoint.ToText(whole * FixedPoint.PowerOfTen(MoreDecimals) + fraction, instrument.PriceScale + MoreDecimals);
    }
}
