using System.Buffers.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Host.SelfTest;

/// <summary>Encodes each order as the text that a venue would be sent, stamps it, and fills it at once.</summary>
internal sealed class EncodingVenue : ISteppedVenue
{
    private readonly byte[] _buffer = new byte[512];
    private readonly Queue<OrderReport> _reports = new(64);

    public long Orders { get; private set; }

    public long EncodedStamp { get; private set; }

    public int EncodedBytes { get; private set; }

    public long NextReportNs => _reports.Count == 0 ? long.MaxValue : 0;

    public void Submit(in ApprovedOrder order)
    {
        EncodedBytes = Encode(in order.Terms);
        EncodedStamp = MonotonicClock.Stamp();
        Orders++;
        _reports.Enqueue(new OrderReport
        {
            Order = order.Terms.Order, TimeNs = order.Terms.DecidedNs, VenueTimeNs = order.Terms.DecidedNs, Price = order.Terms.ReferencePrice,
            Quantity = order.Terms.Quantity, Kind = OrderReportKind.Filled,
        });
    }

    public void Cancel(long order, long timeNs)
    {
    }

    public void OnTrade(in Tick tick, bool isOnTime)
    {
    }

    public void Query(in VenueQuery query)
    {
    }

    public bool TryTake(long dueNs, ref TradeEvent e)
    {
        if (!_reports.TryDequeue(out e.OrderReport)) return false;
        e.Kind = TradeEventKind.OrderReport;
        return true;
    }

    private int Encode(in OrderTerms terms)
    {
        var at = Put(0, terms.Side == Side.Buy ? "symbol=&side=BUY&type=MARKET&quantity="u8 : "symbol=&side=SELL&type=MARKET&quantity="u8);
        at += FixedPoint.Format(terms.Quantity, 3, _buffer.AsSpan(at));
        at = Put(at, terms.ReduceOnly ? "&reduceOnly=true&newClientOrderId="u8 : "&newClientOrderId="u8);
        terms.Id.Format(_buffer.AsSpan(at));
        at = Put(at + ClientOrderId.Length, "&timestamp="u8);
        Utf8Formatter.TryFormat(terms.DecidedNs / EngineTime.NsPerMs, _buffer.AsSpan(at), out var written);
        return at + written;
    }

    private int Put(int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer.AsSpan(at));
        return at + text.Length;
    }
}
