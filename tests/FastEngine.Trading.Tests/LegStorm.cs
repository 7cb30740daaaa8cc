using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Tests;

/// <summary>A venue that answers late, refuses, and loses requests; and what must be true of the legs whatever it does.</summary>
internal sealed class LegStorm
{
    private const long Ms = EngineTime.NsPerMs;
    private const long LongestAnswerNs = 400 * Ms;

    // Restored within a minute twice, or naked for longer: what the options say, and what an event may be late.
    private static readonly ProtectionOptions Limits = new();

    private readonly PriorityQueue<Action, (long DueNs, long Number)> _answers = new();
    private readonly Dictionary<(long Position, OrderLeg Leg), long> _prices = [];
    private readonly Dictionary<long, long> _repaired = [];
    private readonly Dictionary<long, long> _nakedSince = [];
    private ulong _random;
    private long _number;
    private long _lastDue;
    private int _read;
    private int _trouble;

    public LegStorm(TradingOptions options, ulong seed)
    {
        _random = seed * 2 + 1;
        Desk = new Desk(options, isProtected: true);
        Venue = new LegVenue(Desk)
        {
            Refuses = _ => Refusal(), Loses = IsLost, Answer = said =>
            {
                // In their order, each up to 0.4 s late.
                _lastDue = Math.Max(_lastDue, Desk.Now + Draw(LongestAnswerNs / Ms) * Ms);
                _answers.Enqueue(said, (_lastDue, _number++));
            },
        };
    }

    public Desk Desk { get; }

    public LegVenue Venue { get; }

    public void Apply(byte kind, byte a, byte b, byte c)
    {
        _trouble = b % 4;
        Venue.Price = 100_00 + (b - 128) / 8;
        var open = Desk.OpenPositions();
        var position = open.Length > 0 ? open[a % open.Length] : default;
        var resting = Venue.Resting.Keys.ToArray();
        switch (kind % 10)
        {
            case 0 or 1:
                var signal = Desk.Long(a % 3, a / 16 % 2, Venue.Price);
                Desk.Send(a >= 128 ? signal with { Direction = Direction.Short } : signal);
                break;
            case 2 when open.Length > 0:
                Desk.Exit(position.PositionId, Venue.Price, c % 2 == 0 ? 1_000_000 : c * 4_000, instrument: position.InstrumentId);
                break;
            case 3 or 4 when open.Length > 0:
                var stop = position.Direction == Direction.Long ? 99_50 + b / 4 : 100_50 - b / 4;
                Desk.Check(position.PositionId, Venue.Price, stop, position.InstrumentId);
                break;
            case 5 when resting.Length > 0:
                Venue.Trigger(resting[a % resting.Length], c % 2 == 0 ? null : Math.Max(1, c * 40L));
                break;
            case 6 when resting.Length > 0:
                Venue.CancelByHand(resting[a % resting.Length]);
                break;
            default:
                Wait(c * 40 * Ms);
                break;
        }

        Venue.Run();
        Wait(Ms);
    }

    /// <summary>Until the venue has been at peace for long.</summary>
    public void Calm()
    {
        _trouble = 0;
        Wait(LongestAnswerNs);

        // What was set off fills to its end.
        foreach (var (order, (terms, open)) in Venue.Resting.ToArray())
            if (open < terms.Quantity && Venue.Resting.ContainsKey(order)) Venue.Trigger(order);
        Wait(140 * EngineTime.NsPerSecond);
    }

    private void Wait(long ns)
    {
        var end = Desk.Now + ns;
        while (Desk.Now < end)
        {
            var hasAnswer = _answers.TryPeek(out var said, out var due) && due.DueNs <= end;
            Desk.Now = Math.Max(Desk.Now, hasAnswer ? due.DueNs : Math.Min(end, Desk.Now + 200 * Ms));
            if (hasAnswer) _answers.Dequeue();
            if (hasAnswer) said!();
            else Desk.Clock(Desk.Now);
            Venue.Run();
            Check();
        }
    }

    private void Check()
    {
        for (; _read < Desk.Ledger.Count; _read++) Check(Desk.Ledger[_read]);
        var orders = new LiveOrderView[Desk.Stage.LiveOrderCapacity];
        var live = orders[..Desk.Stage.CopyLiveOrders(orders)];
        foreach (var legs in live.Where(order => IsLeg(order.Terms.Leg)).GroupBy(order => (order.Terms.PositionId, order.Terms.Leg)))
        {
            Assert.True(legs.Count() <= (legs.First().Terms.IsListed ? 1 : 2), $"{legs.Count()} orders of one leg");
        }

        var open = Desk.OpenPositions();
        foreach (var position in open)
        {
            var closing = live.Where(order => order.Terms.PositionId == position.PositionId && order.Terms.Leg == OrderLeg.Exit).Sum(order => order.Terms.Quantity - order.Filled);
            var covered = Venue.Resting.Values.Where(leg => leg.Terms.PositionId == position.PositionId && leg.Terms.Leg == OrderLeg.Stop).Sum(leg => leg.Open);
            if (closing >= position.Quantity || covered >= position.Quantity - closing) _nakedSince.Remove(position.PositionId);
            else _nakedSince.TryAdd(position.PositionId, Desk.Now);
        }

        // It is told of what happened up to 0.4 s later, tries a failed close again after 2 s, and acts at the next event.
        foreach (var (position, since) in _nakedSince)
        {
            if (open.All(other => other.PositionId != position)) _nakedSince.Remove(position);
            else Assert.True(Desk.Now - since <= Limits.MaxNakedNs + Limits.ConfirmNs + LongestAnswerNs + 500 * Ms, $"position {position} is naked since {(Desk.Now - since) / Ms} ms");
        }
    }

    private void Check(LedgerEvent e)
    {
        if (e.Kind == LedgerEventKind.OrderPlaced && e.Order.Leg == OrderLeg.Stop)
        {
            var key = (e.Order.PositionId, e.Order.Leg);
            var sign = e.Order.PositionDirection == Direction.Long ? 1 : -1;
            if (_prices.TryGetValue(key, out var before)) Assert.True(sign * e.Order.Price >= sign * before, "a stop was widened");
            _prices[key] = e.Order.Price;
        }

        if (e.Kind != LedgerEventKind.Risk || e.Risk.Kind != RiskEventKind.LegRestored) return;
        if (_repaired.TryGetValue(e.Risk.PositionId, out var last) && e.TimeNs - last > Limits.ConfirmNs + LongestAnswerNs)
            Assert.True(e.TimeNs - last >= Limits.RepairIntervalNs - Limits.MaxNakedNs, $"repaired {(e.TimeNs - last) / Ms} ms after the repair before");
        _repaired[e.Risk.PositionId] = e.TimeNs;
    }

    private RejectReason Refusal() => _trouble == 0 || Draw(3) > 0 ? RejectReason.None : Draw(8) switch
    {
        0 => RejectReason.ReduceOnly,
        1 => RejectReason.WouldTrigger,
        2 => RejectReason.MinNotional,
        3 => RejectReason.DuplicateClientId,
        4 => RejectReason.ReduceOnlyNotAccepted,
        5 => RejectReason.InsufficientMargin,
        6 => RejectReason.NoAnswer,
        _ => RejectReason.TooManyOrders,
    };

    // Orders of entries and exits arrive: what becomes of those is not the legs' matter.
    private bool IsLost(VenueRequest request) => _trouble == 2 && request.Order is null or { Leg: OrderLeg.Stop or OrderLeg.Target } && Draw(4) == 0;

    private long Draw(long below)
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        _random ^= _random << 17;
        return (long)(_random % (ulong)below);
    }

    private static bool IsLeg(OrderLeg leg) => leg is OrderLeg.Stop or OrderLeg.Target;
}
