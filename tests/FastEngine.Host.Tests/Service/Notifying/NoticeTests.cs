using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Host.Service;
using FastEngine.Host.Service.Notifying;
using FastEngine.Notifications.Events;

namespace FastEngine.Host.Tests.Service.Notifying;

public class NoticeTests
{
    private const long TimeNs = 1_700_000_000_000_000_000;

    private static readonly InstrumentTable Instruments = new(
        [new Instrument { Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 1, QuantityScale = 3, Tick = 1, Lot = 1 }]);

    private readonly DayFigures _figures = new();
    private readonly LedgerNotices _notices;

    public NoticeTests() => _notices = new LedgerNotices(Instruments, ["four_level"], new LedgerBook(), _figures, NotificationLevel.Info);

    [Theory]
    [InlineData(RiskEventKind.NakedTooLong, NotificationLevel.Critical, "naked_too_long BTCUSDT 12 s, limit 5000 ms")]
    [InlineData(RiskEventKind.SymbolSilent, NotificationLevel.Warning, "symbol_silent BTCUSDT 12 s, limit 5000 ms")]
    [InlineData(RiskEventKind.SymbolHeard, NotificationLevel.Info, "symbol_heard BTCUSDT")]
    public void Risk_is_told_by_its_urgency_with_its_numbers(RiskEventKind kind, NotificationLevel level, string text)
    {
        var notice = Of(new LedgerEvent { Kind = LedgerEventKind.Risk, Risk = new RiskEvent { Kind = kind, Measured = 12e9, Limit = 5e9 } });
        Assert.Equal((NotificationType.RiskBreach, level), (notice!.Type, notice.Level));
        Assert.Equal($"Risk {text}", Text(notice));
    }

    [Theory]
    [InlineData(RiskEventKind.LegPlaced)]
    [InlineData(RiskEventKind.CorrelationMeasured)]
    [InlineData(RiskEventKind.TriggerTripped)]
    public void What_is_usual_or_told_by_the_alerts_is_not_told(RiskEventKind kind) =>
        Assert.Null(Of(new LedgerEvent { Kind = LedgerEventKind.Risk, Risk = new RiskEvent { Kind = kind } }));

    [Fact]
    public void An_order_that_failed_names_its_symbol_and_why()
    {
        Assert.Null(Of(new LedgerEvent { Kind = LedgerEventKind.OrderPlaced, Order = new OrderTerms { Order = 7, InstrumentId = 0 } }));
        var notice = Of(new LedgerEvent { Kind = LedgerEventKind.ExitFailed, Report = new OrderReport { Order = 7, Kind = OrderReportKind.Rejected, Reject = RejectReason.LotSize } });
        Assert.Equal((NotificationType.SystemError, NotificationLevel.Critical), (notice!.Type, notice.Level));
        Assert.Equal("System orders an exit failed on BTCUSDT: lot_size", Text(notice));
        Assert.Equal(NotificationLevel.Warning, Of(new LedgerEvent { Kind = LedgerEventKind.OrderReported, Report = new OrderReport { Order = 8, Kind = OrderReportKind.Rejected } })!.Level);
        Assert.Null(Of(new LedgerEvent { Kind = LedgerEventKind.OrderReported, Report = new OrderReport { Order = 7, Kind = OrderReportKind.Filled } }));
        Assert.Null(Of(new LedgerEvent { Kind = LedgerEventKind.OrderReported, Report = new OrderReport { Order = 7, Kind = OrderReportKind.Rejected, Reject = RejectReason.UnknownOrder } }));
    }

    [Fact]
    public void A_refused_entry_is_told_when_data_or_the_account_are_wrong_and_not_otherwise()
    {
        Assert.Equal("Risk entry_refused BTCUSDT stale_data", Text(Of(Refused(RefusalCause.StaleData))!));
        Assert.Null(Of(Refused(RefusalCause.TooManyPositions)));
    }

    [Fact]
    public void The_day_is_what_its_trades_came_to_and_begins_anew_also_after_a_restart()
    {
        var closed = new ClosedTrade { InstrumentId = 0, Quantity = 2_000, ExitProceeds = (Int128)2_000 * 650_005, Direction = Direction.Short, Reason = ExitReason.TrailingStop, IsLast = true };
        var notice = Of(new LedgerEvent { Kind = LedgerEventKind.TradeClosed, TimeNs = TimeNs, Trade = closed with { Pnl = 3 * Money.One, Fees = Money.One } });
        Assert.Equal("Position closed short 2 BTCUSDT at 65000.5 pnl 3 trailing_stop four_level", Text(notice!));
        Of(new LedgerEvent { Kind = LedgerEventKind.TradeClosed, Sequence = 1, Trade = closed with { Pnl = -Money.One } });
        Of(new LedgerEvent { Kind = LedgerEventKind.Account, Account = new AccountState { Cash = 100 * Money.One, OpenPositions = 2 } });
        _figures.Told(NotificationType.RiskBreach);
        var restored = new DayFigures();
        restored.Restore(_figures.Save());
        var fields = restored.Take(DateTimeOffset.UnixEpoch).Fields;
        Assert.Equal(("2", "1", "2", "1", "3", "-1", "100", "2", "1", "0"),
            (fields["trades"], fields["wins"], fields["pnl"], fields["fees"], fields["best"], fields["worst"], fields["equity"], fields["open"], fields["breaches"], fields["errors"]));
        fields = restored.Take(DateTimeOffset.UnixEpoch).Fields;
        Assert.Equal(("0", "0", "100"), (fields["trades"], fields["pnl"], fields["equity"]));
    }

    [Theory]
    [InlineData(LogLevel.Error, "alerts", "ALERT journal: disk full", NotificationType.SystemError, NotificationLevel.Critical, "System alerts journal: disk full")]
    [InlineData(LogLevel.Warning, "uploads", "ALERT uploads: not reached", NotificationType.SystemError, NotificationLevel.Warning, "System uploads not reached")]
    [InlineData(LogLevel.Error, "risk", "ALERT kill switch: Flatten", NotificationType.RiskBreach, NotificationLevel.Critical, "Risk kill switch: Flatten")]
    [InlineData(LogLevel.Information, "risk", "ALERT kill switch: None", NotificationType.RiskBreach, NotificationLevel.Info, "Risk kill switch: None")]
    public void What_the_alerts_say_is_told(LogLevel level, string source, string said, NotificationType type, NotificationLevel urgent, string text)
    {
        var notice = SaidNotices.Of(level, source, said, null, DateTimeOffset.UnixEpoch);
        Assert.Equal((type, urgent), (notice!.Type, notice.Level));
        Assert.Equal(text, Text(notice));
    }

    [Fact]
    public void Neither_chatter_nor_the_notifications_own_words_are_told()
    {
        Assert.Null(SaidNotices.Of(LogLevel.Information, "engine", "ready", null, DateTimeOffset.UnixEpoch));
        Assert.Null(SaidNotices.Of(LogLevel.Error, SaidNotices.Own, "telegram takes no messages", null, DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData(LogLevel.Error, "drawdown: rung 1 of 4", "drawdown 1", "drawdown: rung 2 of 4", "drawdown 2", false)]
    [InlineData(LogLevel.Error, "1 of BTCUSDT", "unattributed BTCUSDT", "2 of BTCUSDT", "unattributed BTCUSDT", true)]
    [InlineData(LogLevel.Error, "SYM0001USDT: order 1 is unknown", null, "SYM0001USDT: order 2 is unknown", null, false)]
    [InlineData(LogLevel.Error, "disk full", null, "disk full", null, true)]
    [InlineData(LogLevel.Warning, "lost after 12ms, 3 times", null, "lost after 7ms, 4 times", null, true)]
    [InlineData(LogLevel.Warning, "SYM0001USDT: late by 3s", null, "SYM0002USDT: late by 3s", null, false)]
    [InlineData(LogLevel.Warning, "1000PEPEUSDT@spot: late", null, "1000PEPEUSDT@usdm: late", null, false)]
    [InlineData(LogLevel.Information, "SYM0001USDT: over", null, "SYM0002USDT: over", null, false)]
    public void What_is_the_same_again_follows_from_what_it_is_about(LogLevel level, string first, string? about, string second, string? aboutSecond, bool isSame) =>
        Assert.Equal(isSame, SaidNotices.Of(level, "risk", first, about, DateTimeOffset.UnixEpoch)!.Key == SaidNotices.Of(level, "risk", second, aboutSecond, DateTimeOffset.UnixEpoch)!.Key);

    [Fact]
    public void Each_position_has_its_own_failures()
    {
        Of(new LedgerEvent { Kind = LedgerEventKind.OrderPlaced, Order = new OrderTerms { Order = 7, InstrumentId = 0, PositionId = 1 } });
        Of(new LedgerEvent { Kind = LedgerEventKind.OrderPlaced, Order = new OrderTerms { Order = 8, InstrumentId = 0, PositionId = 1 } });
        Of(new LedgerEvent { Kind = LedgerEventKind.OrderPlaced, Order = new OrderTerms { Order = 9, InstrumentId = 0, PositionId = 2 } });
        Assert.Equal(KeyOfExit(7), KeyOfExit(8));
        Assert.NotEqual(KeyOfExit(7), KeyOfExit(9));
        Assert.NotEqual(KeyOfRisk(new RiskEvent { Kind = RiskEventKind.NakedTooLong, PositionId = 1 }), KeyOfRisk(new RiskEvent { Kind = RiskEventKind.NakedTooLong, PositionId = 2 }));
        Assert.Equal(KeyOfRisk(new RiskEvent { Kind = RiskEventKind.NakedTooLong, PositionId = 1, Measured = 1 }), KeyOfRisk(new RiskEvent { Kind = RiskEventKind.NakedTooLong, PositionId = 1, Measured = 2 }));
        Assert.NotEqual(KeyOfRisk(new RiskEvent { Kind = RiskEventKind.OrderTurnedUp, Order = 1 }), KeyOfRisk(new RiskEvent { Kind = RiskEventKind.OrderTurnedUp, Order = 2 }));
        Assert.NotEqual(KeyOfHedge(1), KeyOfHedge(2));
    }

    private string KeyOfExit(long order) => Of(new LedgerEvent { Kind = LedgerEventKind.ExitFailed, Report = new OrderReport { Order = order, Kind = OrderReportKind.Rejected } })!.Key;

    private string KeyOfRisk(RiskEvent risk) => Of(new LedgerEvent { Kind = LedgerEventKind.Risk, Risk = risk })!.Key;

    private string KeyOfHedge(long position) => Of(new LedgerEvent { Kind = LedgerEventKind.Dtms, Dtms = new DtmsEvent { Kind = DtmsEventKind.HedgeFailed, PositionId = position } })!.Key;

    private static LedgerEvent Refused(RefusalCause cause) => new() { Kind = LedgerEventKind.Refused, Refusal = new Refusal { Cause = cause } };

    private static string Text(Notification notice) => new Template(notice.Type, TemplateSet.DefaultOf(notice.Type)).Render(notice);

    private Notification? Of(LedgerEvent e) => _notices.Of(in e);
}
