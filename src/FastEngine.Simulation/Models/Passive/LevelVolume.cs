namespace FastEngine.Simulation.Models.Passive;

/// <summary>What a price level of each instrument trades on average while it is the last price: the queue that a tape without a book is taken to have.</summary>
/// <remarks>A moving average over the visits to a price: each new visit counts a sixteenth.</remarks>
internal sealed class LevelVolume(int instruments)
{
    private const int Weight = 16;

    private readonly long[] _price = new long[instruments];
    private readonly long[] _traded = new long[instruments];
    private readonly long[] _average = new long[instruments];

    public void Add(int instrumentId, long price, long quantity)
    {
        if (price == _price[instrumentId])
        {
            _traded[instrumentId] += quantity;
            return;
        }

        ref var average = ref _average[instrumentId];
        var traded = _traded[instrumentId];
        if (_price[instrumentId] != 0) average = average == 0 ? traded : average + (traded - average) / Weight;
        (_price[instrumentId], _traded[instrumentId]) = (price, quantity);
    }

    /// <summary>0 before a visit has ended.</summary>
    public long Average(int instrumentId) => _average[instrumentId];
}
