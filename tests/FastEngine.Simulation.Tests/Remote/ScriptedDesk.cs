using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>Drives a venue as a trade desk does, with orders of every kind that follow from the tape and from the venue's reports; what it saw is text.</summary>
/// <remarks>Its time lags behind the tape as that of the trade stage does: only some events move it. What it decides depends on nothing but
/// its state and the event, so it can be put back to where it was and walk on.</remarks>
internal sealed class ScriptedDesk
{
    private readonly List<string> _seen = [];
    private long[] _live = [];
    private long _nowNs;
    private long _orders;
    private long _queries;
    private long _lastEvent = -1;
    private int _attempts;
    private int _reports;
    private readonly List<(long Order, long TimeNs)> _cancelled = [];

    /// <summary>What stands between two events.</summary>
    internal sealed record Mark(long LastEvent, long NowNs, long Orders, long Queries, long[] Live, int Seen, int Reports, int Cancelled);

    public IReadOnlyList<string> Seen => _seen;

    public Mark Here => new(_lastEvent, _nowNs, _orders, _queries, _live, _seen.Count, _reports, _cancelled.Count);

    public void GoBack(Mark mark)
    {
        (_lastEvent, _nowNs, _orders, _queries, _live, _reports) = (mark.LastEvent, mark.NowNs, mark.Orders, mark.Queries, mark.Live, mark.Reports);
        _cancelled.RemoveRange(mark.Cancelled, _cancelled.Count - mark.Cancelled);
        _seen.RemoveRange(mark.Seen, _seen.Count - mark.Seen);
    }

    public void Step(in Tick tick, bool isOnTime, ISteppedVenue venue)
    {
        _attempts = 0;
        if (venue.NextReportNs <= tick.ExchangeTimeNs) Take(in tick, venue);
        var r = Mix(tick.Sequence, 1);
        if (r % 3 == 0) _nowNs = Math.Max(_nowNs, tick.ExchangeTimeNs);
        if (r / 3 % 5 == 0) Act(in tick, r / 15, venue);
        if (tick.Kind == EventKind.Trade) venue.OnTrade(in tick, isOnTime);
        else Clock(in tick, r / 15, venue);
        if (venue.NextReportNs <= tick.ExchangeTimeNs) Take(in tick, venue);
        _lastEvent = tick.Sequence;
    }

    private void Take(in Tick tick, ISteppedVenue venue)
    {
        var taken = default(TradeEvent);
        while (venue.TryTake(tick.ExchangeTimeNs, ref taken))
        {
            _reports++;
            if (taken.Kind == TradeEventKind.VenueUpdate)
            {
                Take(in tick, taken.VenueUpdate, venue);
                continue;
            }

            var report = taken.OrderReport;
            _nowNs = Math.Max(_nowNs, report.TimeNs);
            _seen.Add($"{tick.Sequence} {report.TimeNs} #{report.Order} {report.Kind} {report.Quantity} @ {report.Price} {report.Remaining} {report.Fee} {report.TradeId} {report.Reject}");
            if (report.Kind != OrderReportKind.Accepted && report.Remaining == 0) _live = [.. _live.Where(order => order != report.Order)];
            var r = Mix(_reports, report.Order);
            if (r % 3 == 0) Act(in tick, r / 3, venue);
        }
    }

    private void Take(in Tick tick, in VenueUpdate update, ISteppedVenue venue)
    {
        _nowNs = Math.Max(_nowNs, update.TimeNs);
        _seen.Add($"{tick.Sequence} {update.TimeNs} {update.VenueTimeNs} ?{update.Query} {update.Kind} {update.InstrumentId} {update.Direction} #{update.Order} "
            + $"{update.Side} {update.Quantity} @ {update.Price} {update.Amount} {update.Reject}");
        var r = Mix(_reports, update.Query);
        if (r % 4 == 0) Act(in tick, r / 4, venue);
    }

    private void Clock(in Tick tick, ulong r, ISteppedVenue venue)
    {
        if (r % 4 == 0) Act(in tick, r / 4, venue);
        venue.OnClock(in tick);
    }

    private void Act(in Tick tick, ulong r, ISteppedVenue venue)
    {
        if (r % 4 == 0 && _live.Length > 0)
        {
            // One that has ended in the meantime too, and one again and again; a cancellation is known by its order and time.
            var order = _live[(int)(r / 4 % (ulong)_live.Length)];
            if (_cancelled.Contains((order, _nowNs))) return;
            _cancelled.Add((order, _nowNs));
            venue.Cancel(order, _nowNs);
            return;
        }

        var instrument = (int)(r / 4 % 3);
        var direction = (Direction)(r / 60 % 2);
        if (r / 12 % 5 == 0)
        {
            venue.Query(new VenueQuery { Number = ++_queries, TimeNs = _nowNs, InstrumentId = instrument, Direction = direction, Kind = (VenueQueryKind)(r / 120 % 3) });
            return;
        }

        var terms = new OrderTerms
        {
            Id = new ClientOrderId { Sequence = tick.Sequence, Attempt = _attempts++, InstrumentId = instrument },
            Order = ++_orders, DecidedNs = _nowNs, Side = (Side)(r / 13 % 2), Type = (OrderType)(r / 24 % 4), Quantity = 10 * (1 + (long)(r / 72 % 400)),
            Price = r / 24 % 4 == 0 ? 0 : 5_000_000 + (long)(r / 28_800 % 4_000) - 2_000, ReferencePrice = 5_000_000, InstrumentId = instrument,
            ReduceOnly = r / 7 % 5 == 0, PositionDirection = direction, IsListed = r / 11 % 3 == 0, PositionId = (long)(r / 33 % 2), Sequence = tick.Sequence,
            Leg = (OrderLeg)(r / 5 % 5),
        };
        _live = [.. _live, terms.Order];
        // Only the risk gate makes approved orders; this desk has none.
        venue.Submit(Unsafe.BitCast<OrderTerms, ApprovedOrder>(terms));
    }

    private static ulong Mix(long a, long b)
    {
        var x = (ulong)a * 0x9E3779B97F4A7C15UL + (ulong)b * 0xC2B2AE3D27D4EB4FUL;
        x ^= x >> 31;
        x *= 0xD6E8FEB86659FD93UL;
        return x ^ x >> 32;
    }
}
