using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Venues.Binance.Orders;

/// <summary>Writes orders and cancellations of one market as signed requests. Allocates nothing once built.</summary>
public sealed class OrderEncoder
{
    /// <summary>First letters of the ids of requests.</summary>
    public const byte PlaceKind = (byte)'o';
    public const byte CancelKind = (byte)'c';

    private readonly SignedRequest _request;
    private readonly OrderTemplates _templates;
    private readonly Instrument[] _instruments;
    private readonly byte[][] _symbols;

    /// <param name="options">Of the market and the account.</param>
    /// <param name="instruments">All of the run, in instrument order.</param>
    /// <param name="credentials">Whose key the requests carry.</param>
    /// <param name="request">What is written into.</param>
    public OrderEncoder(OrderEncoderOptions options, ReadOnlySpan<Instrument> instruments, Credentials credentials, SignedRequest request)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(credentials);
        _request = request;
        _templates = new OrderTemplates(options, credentials);
        _instruments = instruments.ToArray();
        _symbols = [.. _instruments.Select(instrument => Encoding.ASCII.GetBytes(instrument.Symbol))];
    }

    /// <summary>Knows an instrument that has got its symbol since; before its first order.</summary>
    public void Add(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        _symbols[instrument.Id] = Encoding.ASCII.GetBytes(instrument.Symbol);
    }

    /// <summary>Which service takes an order.</summary>
    public OrderForm FormOf(OrderType type) => _templates.FormOf(type);

    /// <summary>Writes an order.</summary>
    /// <param name="terms">What it says.</param>
    /// <param name="timestampMs">The venue's time.</param>
    public void Place(in OrderTerms terms, long timestampMs) => Write(_templates.Of(in terms), in terms, in terms, in terms, timestampMs);

    /// <summary>Writes both legs of a spot position as one list: when one is set off the venue ends the other.</summary>
    /// <param name="stop">Of the same quantity as the target.</param>
    /// <param name="target">Likewise.</param>
    /// <param name="timestampMs">The venue's time.</param>
    public void PlaceList(in OrderTerms stop, in OrderTerms target, long timestampMs)
    {
        var template = _templates.ListOf(stop.Side);
        if (stop.Side == Side.Sell) Write(template, in stop, in target, in stop, timestampMs);
        else Write(template, in stop, in stop, in target, timestampMs);
    }

    /// <summary>Writes the cancellation of an order.</summary>
    public void Cancel(in OrderTerms terms, long timestampMs) =>
        Write(FormOf(terms.Type) == OrderForm.Algo ? _templates.CancelAlgo : _templates.Cancel, in terms, in terms, in terms, timestampMs);

    private void Write(RequestTemplate template, in OrderTerms terms, in OrderTerms above, in OrderTerms below, long timestampMs)
    {
        var instrument = _instruments[terms.InstrumentId];
        _request.Begin(template, terms.Order);
        foreach (var slot in template.Slots)
        {
            switch (slot)
            {
                case RequestSlot.ClientId: _request.Fill(in terms.Id); break;
                case RequestSlot.Price: _request.Fill(terms.Price, instrument.PriceScale); break;
                case RequestSlot.Quantity: _request.Fill(terms.Quantity, instrument.QuantityScale); break;
                case RequestSlot.Symbol: _request.Fill(_symbols[terms.InstrumentId]); break;
                case RequestSlot.Timestamp: _request.Fill(timestampMs); break;
                case RequestSlot.AboveId: _request.Fill(in above.Id); break;
                case RequestSlot.AbovePrice: _request.Fill(above.Price, instrument.PriceScale); break;
                case RequestSlot.BelowId: _request.Fill(in below.Id); break;
                case RequestSlot.BelowPrice: _request.Fill(below.Price, instrument.PriceScale); break;
            }
        }

        _request.Sign();
    }
}
