using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>Makes one of the events that a stage may get of four random bytes.</summary>
internal static class Storm
{
    private const int Instruments = 3;

    public static void Apply(Desk desk, LedgerModel model, byte kind, byte a, byte b, byte c)
    {
        desk.Now += c * 20_000_000L;
        var price = 100_00 + (b - 128) / 2;
        var live = model.Live;
        var order = live.Count > 0 ? live[a % live.Count] : default;
        switch (kind % 14)
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
            case 13 when order.Order != 0:
                desk.Report(new OrderReport { Order = order.Order, Kind = OrderReportKind.Accepted, Remaining = model.RemainingOf(order.Order), VenueSequence = a });
                break;
            default:
                desk.Clock(desk.Now);
                break;
        }
    }
}
