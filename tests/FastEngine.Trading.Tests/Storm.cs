using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>Makes one of the events that a stage may get of four random bytes.</summary>
internal static class Storm
{
    private const int Instruments = 3;

    private static Direction SideOf(byte value) => value % 2 == 0 ? Direction.Long : Direction.Short;

    private static long Held(Desk desk, int instrument, Direction direction) => desk.Stage.ExchangeQuantityOf(instrument, direction);

    private static void Foreign(Desk desk, VenueUpdateKind kind, int instrument, Direction direction, long quantity, long price, decimal fee) =>
        desk.Foreign(kind, quantity > 0 ? Side.Buy : Side.Sell, Math.Abs(quantity), price, instrument, direction, fee);

    public static void Apply(Desk desk, LedgerModel model, byte kind, byte a, byte b, byte c)
    {
        desk.Now += c * 20_000_000L;
        var price = 100_00 + (b - 128) / 2;
        var live = model.Live;
        var order = live.Count > 0 ? live[a % live.Count] : default;
        switch (kind % 20)
        {
            case 0 or 1 or 2:
                var signal = Desk.Long(a % Instruments, a / 16 % 3, price) with { ZoneEdge = b % 3 == 0 ? 0 : price - b, Confluence = c % 9, EntryScore = b % 4 };
                desk.Send(a >= 128 ? signal with { Direction = Direction.Short } : signal);
                break;
            case 3 or 4 or 5 when order.Order != 0:
                var left = model.RemainingOf(order.Order);
                var quantity = c % 3 == 0 ? left : Math.Max(1, left * c / 256);
                desk.Fill(order.Order, quantity, price, fee: b * 0.00000037m);
                break;
            case 6 when order.Order != 0:
                desk.Cancelled(order.Order);
                break;
            case 7 when order.Order != 0 && model.RemainingOf(order.Order) == order.Quantity:
                desk.Rejected(order.Order);
                break;
            case 8 or 9 when desk.OpenPositions() is { Length: > 0 } open:
                var position = open[a % open.Length];
                desk.Exit(position.PositionId, price, c % 2 == 0 ? 1_000_000 : c * 4_000, ExitReason.AdverseMoves, position.InstrumentId);
                break;
            case 10:
                desk.Candle(a % Instruments, price);
                break;
            case 11 when a < 16:
                desk.Kill((KillSwitchLevel)(a % 4));
                desk.View(b % Instruments, price);
                break;
            case 12 when a < 64:
                desk.Command(new Command
                {
                    Kind = (CommandKind)(a % 5), Origin = (CommandOrigin)(b % 4), Knob = (LiveKnob)(b % 7), Reason = (KillSwitchReason)(b % 8),
                    InstrumentId = c % 6 - 1, Value = a % 5 == 2 ? b * c : c % 5,
                });
                break;
            case 14 when Held(desk, a % Instruments, SideOf(b)) is not 0 and var held:
                Foreign(desk, VenueUpdateKind.ManualFill, a % Instruments, SideOf(b), -Math.Sign(held) * Math.Max(1, Math.Abs(held) * c / 230), price, b * 0.00000013m);
                break;
            case 15 when Held(desk, a % Instruments, SideOf(b)) is not 0 and var held:
                Foreign(desk, c % 2 == 0 ? VenueUpdateKind.Liquidation : VenueUpdateKind.Correction, a % Instruments, SideOf(b), -held, price, 0);
                break;
            case 16 or 17 when desk.Stage.UnattributedOf(a % Instruments, SideOf(b)) is not 0 and var residue:
                Foreign(desk, VenueUpdateKind.ManualFill, a % Instruments, SideOf(b), -residue, price, b * 0.00000001m);
                break;
            case 17 when a < 60:
                Foreign(desk, VenueUpdateKind.ManualFill, a % Instruments, SideOf(b), SideOf(b) == Direction.Long ? c + 1 : -c - 1, price, 0.0001m);
                break;
            case 18 when order.Order != 0 && a % 4 == 0:
                desk.Fill(order.Order, model.RemainingOf(order.Order) + c % 7 * 10 + 1, price, fee: b * 0.00000041m);
                break;
            case 19:
                desk.Funding((b - 100) * 0.00000117m, a % Instruments, SideOf(c));
                break;
            case 13 when order.Order != 0:
                desk.Report(new OrderReport { Order = order.Order, Kind = OrderReportKind.Accepted, Remaining = model.RemainingOf(order.Order), VenueSequence = a });
                break;
            default:
                desk.Clock(desk.Now);
                break;
        }
    }
}
