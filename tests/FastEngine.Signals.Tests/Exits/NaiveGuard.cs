using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;

namespace FastEngine.Signals.Tests.Exits;

/// <summary>Stops, best prices and part closes of many positions, each looked at with every price.</summary>
internal sealed class NaiveGuard(ExitOptions options)
{
    private readonly List<Entry> _entries = [];

    public IEnumerable<(long Id, long Best, long Stop)> Positions => _entries.Select(entry => (entry.Id, entry.Best, entry.Stop));

    public int Count => _entries.Count;

    public long IdAt(int index) => _entries[index % _entries.Count].Id;

    public void Open(long id, Direction direction, long price) => _entries.Add(new Entry
    {
        Id = id, Direction = direction, Cost = price, Best = price, Stop = StopPrices.Initial(direction, price, 1, 0, options.StopMinPpm, options.StopMaxPpm),
    });

    public void Tighten(long id, long stop) => Of(id).Tighten(stop);

    public void Close(long id)
    {
        var index = _entries.FindIndex(entry => entry.Id == id);
        _entries[index] = _entries[^1];
        _entries.RemoveAt(_entries.Count - 1);
    }

    public void Fail(long id)
    {
        var entry = Of(id);
        if (!entry.IsExiting) entry.IsPartClosed = false;
        entry.IsExiting = false;
    }

    public List<(long Id, ExitReason Reason)> Price(long price)
    {
        List<(long, ExitReason)> exits = [];
        foreach (var entry in _entries)
        {
            var sign = entry.Direction == Direction.Long ? 1 : -1;
            if (!entry.IsExiting && sign * price <= sign * entry.Stop)
            {
                entry.IsExiting = true;
                exits.Add((entry.Id, ExitReason.TrailingStop));
                continue;
            }

            if (sign * price > sign * entry.Best)
            {
                entry.Best = price;
                entry.Tighten(StopPrices.Trailing(entry.Direction, price, options.TrailPpm));
            }

            if (entry.IsExiting || entry.IsPartClosed || sign * (price - entry.Cost) * 1_000_000 < entry.Cost * options.PartialAtPpm) continue;
            entry.IsPartClosed = true;
            exits.Add((entry.Id, ExitReason.PartialProfit));
        }

        return exits;
    }

    private Entry Of(long id) => _entries.Find(entry => entry.Id == id)!;

    private sealed class Entry
    {
        public required long Id { get; init; }

        public required Direction Direction { get; init; }

        public required long Cost { get; init; }

        public long Best { get; set; }

        public long Stop { get; set; }

        public bool IsExiting { get; set; }

        public bool IsPartClosed { get; set; }

        public void Tighten(long stop) => Stop = Direction == Direction.Long ? Math.Max(Stop, stop) : Math.Min(Stop, stop);
    }
}
