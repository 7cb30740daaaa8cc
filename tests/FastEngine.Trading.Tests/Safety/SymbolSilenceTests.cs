using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Safety;

public class SymbolSilenceTests
{
    private static readonly TradingOptions Options = SafetyEvents.Options;

    [Theory]
    [InlineData(1, 60)]
    [InlineData(6, 60)]
    [InlineData(30, 300)]
    public void A_symbol_that_is_silent_for_ten_median_gaps_and_a_minute_is_blocked_alone(int medianSeconds, int limitSeconds)
    {
        var desk = new Desk(Options);
        desk.View(Silent(limitSeconds, medianSeconds));
        desk.Enter(Desk.Long());
        desk.Rejected(desk.LastOrder.Order);
        desk.Now += EngineTime.NsPerSecond;
        desk.View(Silent(limitSeconds + 1, medianSeconds));
        var risk = desk.Risks(RiskEventKind.SymbolSilent).Single();
        Assert.Equal((Desk.Usdm, (limitSeconds + 1) * 1e9, limitSeconds * 1e9), (risk.InstrumentId, risk.Measured, risk.Limit));
        desk.Send(Desk.Long());
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.SymbolSilent, (limitSeconds + 1) * 1e9, limitSeconds * 1e9);
        desk.Enter(Desk.Long(Desk.OtherUsdm));
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
    }

    [Fact]
    public void It_takes_entries_again_when_a_view_shows_that_it_trades()
    {
        var desk = new Desk(Options);
        desk.Now += EngineTime.NsPerHour;
        desk.View(Silent(61, 1));
        desk = desk.Restored(Options);
        desk.Send(Desk.Long());
        Assert.Equal(RefusalCause.SymbolSilent, desk.LastRefusal?.Cause);
        desk.View(Silent(0, 1));
        Assert.Equal(Desk.Usdm, desk.Risks(RiskEventKind.SymbolHeard).Single().InstrumentId);
        desk.Enter(Desk.Long());
    }

    [Fact]
    public void Silence_is_noticed_while_no_view_comes()
    {
        var desk = new Desk(Options);
        desk.Now = EngineTime.NextMultiple(desk.Now, EngineTime.NsPerHour);
        desk.View(Silent(0, 1));
        desk.Clock(TimeSpan.FromSeconds(124));
        Assert.Empty(desk.Risks(RiskEventKind.SymbolSilent));
        desk.Clock(TimeSpan.FromSeconds(10));
        Assert.Equal((120e9, 60e9), (desk.Risks(RiskEventKind.SymbolSilent).Single().Measured, desk.Risks(RiskEventKind.SymbolSilent).Single().Limit));
        desk.Send(Desk.Long());
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.SymbolSilent, 120e9, 60e9);
    }

    [Fact]
    public void Candles_with_trades_show_that_it_is_not_silent()
    {
        var desk = new Desk(Options);
        desk.Now = EngineTime.NextMultiple(desk.Now, EngineTime.NsPerHour);
        desk.View(Silent(0, 1));
        for (var minute = 0; minute < 10; minute++)
        {
            desk.Now += EngineTime.NsPerMinute;
            desk.Send(new TradeEvent
            {
                Kind = TradeEventKind.CandleClose, CandleClose = new CandleClose { TimeNs = desk.Now, InstrumentId = Desk.Usdm, Close = 100_00, Trades = 1 },
            });
        }

        desk.Clock(TimeSpan.FromSeconds(15));
        Assert.Empty(desk.Risks(RiskEventKind.SymbolSilent));
    }

    [Fact]
    public void A_symbol_of_unknown_gaps_is_not_judged()
    {
        var desk = new Desk(Options);
        desk.Clock(TimeSpan.FromHours(1));
        desk.View(Silent(3_600, 0));
        desk.Enter(Desk.Long());
    }

    private static SymbolView Silent(long seconds, long medianSeconds) => new()
    {
        InstrumentId = Desk.Usdm, Price = 100_00, SilentNs = seconds * EngineTime.NsPerSecond, MedianGapNs = medianSeconds * EngineTime.NsPerSecond,
    };
}
