using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>The account <c>DUST</c>: of each instrument's base asset what fees left that is less than a lot, and can be sold by no order. It is outside
/// the conservation law; the next purchase takes it along.</summary>
internal sealed class DustAccount(Instrument[] instruments)
{
    // At the scale of money.
    private readonly PinnedArray<Int128> _held = new(instruments.Length);

    public int SnapshotSize => _held.Length * 16;

    public Int128 Of(int instrumentId) => _held[instrumentId];

    /// <summary>Takes what a purchase brought.</summary>
    /// <param name="instrumentId">What was bought.</param>
    /// <param name="quantity">At the instrument's scale, before the fee.</param>
    /// <param name="fee">Taken off it, at the scale of money.</param>
    /// <returns>The whole lots, which are the position's.</returns>
    public long Receive(int instrumentId, long quantity, Int128 fee)
    {
        var instrument = instruments[instrumentId];
        var unit = FixedPoint.PowerOfTen(Money.Scale - instrument.QuantityScale);
        var all = _held[instrumentId] + (Int128)quantity * unit - fee;
        var lots = all > 0 ? all / ((Int128)instrument.Lot * unit) : 0;

        // No more than the fill was of: the order cannot bring more.
        var received = (long)Math.Min((long)lots * instrument.Lot, quantity);
        _held[instrumentId] = all - (Int128)received * unit;
        return received;
    }

    public void Write(ref SnapshotWriter writer)
    {
        foreach (var held in _held.AsSpan()) writer.Put(held);
    }

    public void Read(ref SnapshotReader reader)
    {
        _held.AsSpan().Clear();
        foreach (var id in reader.Instruments)
        {
            var held = reader.Int128();
            if (id >= 0) _held[id] = held;
        }
    }
}
