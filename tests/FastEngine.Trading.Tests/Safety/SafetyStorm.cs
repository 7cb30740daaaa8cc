using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Safety;

/// <summary>Makes one of the events that move triggers, of four random bytes; every third is one of any other.</summary>
internal static class SafetyStorm
{
    /// <summary>Limits that random events come to.</summary>
    public static readonly TradingOptions Options = new()
    {
        MaxPosition = Desk.Usd(8_000), MaxPositions = 4, PositionCapacity = 6, Leverage = 5, SymbolExposurePpm = 100_000_000,
        Safety = new()
        {
            OrderRate = 4, ConsecutiveLosses = 2, HourlyLossPpm = 6_000, DailyLossPpm = 8_000,
            LadderAlertPpm = 8_000, LadderHalfPpm = 10_000, LadderAllPpm = 12_000, LadderHaltPpm = 14_000,
        },
    };

    private const int Instruments = 3;
    private static readonly KillSwitchReason[] Reasons = Enum.GetValues<KillSwitchReason>();

    public static void Apply(Desk desk, LedgerModel model, byte kind, byte a, byte b, byte c)
    {
        if (kind % 3 != 0)
        {
            Storm.Apply(desk, model, (byte)(kind / 3), a, b, c);
            return;
        }

        switch (kind / 3 % 8)
        {
            case 0:
                desk.View(new SymbolView
                {
                    InstrumentId = a % Instruments, Price = 100_00 + (b - 128) * 2, SilentNs = c * EngineTime.NsPerSecond, MedianGapNs = b * EngineTime.NsPerSecond / 16,
                    BarTimeNs = desk.Now, BarBuyVolume = a, BarSellVolume = c, AtrFast = b / 100.0,
                });
                break;
            case 1:
                desk.Clock(TimeSpan.FromSeconds(a / 16), c < 230 ? 0 : c * EngineTime.NsPerSecond / 16);
                break;
            case 2:
                desk.Command(new Command { Kind = CommandKind.ReportClock, Value = (a - 128) * 5 * EngineTime.NsPerMs * (c % 2), Uncertainty = b * 5 * EngineTime.NsPerMs, InstrumentId = -1 });
                break;
            case 3 when desk.Queries.Count > 0:
                desk.Update(new VenueUpdate { Kind = VenueUpdateKind.Pong, Query = desk.Queries[^1].Number - a % 3 });
                break;
            case 4 when c < 128:
                desk.Clock(c < 8 ? TimeSpan.FromHours(a % 30) : TimeSpan.FromMinutes(a % 8));
                break;
            case 5 when a < 64:
                desk.Kill((KillSwitchLevel)(c % 4), Reasons[b % Reasons.Length], (CommandOrigin)(a % 4));
                break;
            case 6 or 7:
                desk.Kill(KillSwitchLevel.None, KillSwitchReason.None, CommandOrigin.Operator);
                break;
            default:
                desk.Candle(a % Instruments, 100_00 + (b - 128) * 2);
                break;
        }
    }
}
