using System.Text;
using FastEngine.Core.Execution;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Tracing;

/// <summary>Finds the lines of any number of orders in one pass over each file of a run; memory grows with the ids asked for, not with the files.</summary>
/// <remarks>The files are read in this order: orders, events, decisions.</remarks>
public sealed class OrderLookup
{
    private const int MaxNameLength = 256;

    private readonly Dictionary<ClientOrderId, int> _ids;
    private readonly OrderPlaces[] _places;
    private readonly Dictionary<long, int> _byOrder = [];
    private readonly Dictionary<long, int> _bySequence = [];
    private readonly Dictionary<long, long> _lastExit = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _namesBySpan;

    /// <param name="ids">Those to find.</param>
    public OrderLookup(IEnumerable<ClientOrderId> ids)
    {
        _ids = [];
        foreach (var id in ids) _ids.TryAdd(id, _ids.Count);
        _places = new OrderPlaces[_ids.Count];
        Array.Fill(_places, OrderPlaces.None);
        _namesBySpan = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many were found among the orders.</summary>
    public int Found { get; private set; }

    /// <summary>Run epoch of the run's ids; null before the orders were read, or when there was none.</summary>
    public long? RunEpoch { get; private set; }

    /// <summary>Where an id is told of; not found when the run has no such order.</summary>
    public OrderPlaces this[ClientOrderId id] => _ids.TryGetValue(id, out var index) ? _places[index] : OrderPlaces.None;

    /// <summary>Reads <c>orders.jsonl</c>.</summary>
    public void ReadOrders(Stream orders)
    {
        using var lines = new JsonLineReader(orders, "orders.jsonl");
        while (lines.Read())
        {
            if (!ClientOrderId.TryParse(LineFields.Text(lines.Line, "\"client_id\":\""u8), out var id)) continue;
            RunEpoch ??= id.RunEpoch;
            if (!_ids.TryGetValue(id, out var index)) continue;
            ref var places = ref _places[index];
            if (lines.Holds("\"order_placed\""u8)) Placed(lines, id, index, ref places);
            else if (places.FirstReport < 0) places.FirstReport = places.LastReport = lines.Offset;
            else places.LastReport = lines.Offset;
        }
    }

    /// <summary>Reads <c>events.jsonl</c>: exit requests and closed trades.</summary>
    public void ReadEvents(Stream events)
    {
        using var lines = new JsonLineReader(events, "events.jsonl");
        while (lines.Read())
        {
            if (lines.Holds("\"exit_requested\""u8)) ExitRequested(lines);
            else if (lines.Holds("\"order_placed\""u8)) ExitPlaced(lines.Line);
            else if (lines.Holds("\"trade_closed\""u8)) TradeClosed(lines);
        }
    }

    /// <summary>Reads <c>decisions.jsonl</c>: the records of signals.</summary>
    public void ReadDecisions(Stream decisions)
    {
        using var lines = new JsonLineReader(decisions, "decisions.jsonl");
        while (lines.Read())
        {
            if (!LineFields.TryWhole(lines.Line, "\"sequence\":"u8, out var sequence) || !_bySequence.TryGetValue(sequence, out var index)) continue;
            if (!lines.Holds("\"signalled\""u8)) continue;
            var symbol = NameOf(LineFields.Text(lines.Line, "\"symbol\":\""u8));
            var strategy = NameOf(LineFields.Text(lines.Line, "\"strategy\":\""u8));
            var isLong = lines.Holds("\"direction\":\"long\""u8);
            for (; index >= 0; index = _places[index].Next)
            {
                ref var places = ref _places[index];
                if (places.SymbolName == symbol && places.StrategyName == strategy && places.IsBuy == isLong) places.Decision = lines.Offset;
            }
        }
    }

    private void Placed(JsonLineReader lines, in ClientOrderId id, int index, ref OrderPlaces places)
    {
        var line = lines.Line;
        if (!places.IsFound) Found++;
        places.Placed = lines.Offset;
        LineFields.TryWhole(line, "\"order\":"u8, out places.Order);
        LineFields.TryWhole(line, "\"position_id\":"u8, out places.PositionId);
        places.IsEntry = id.Leg == OrderLeg.Entry;
        places.IsBuy = lines.Holds("\"side\":\"buy\""u8);
        places.SymbolName = Intern(LineFields.Text(line, "\"symbol\":\""u8));
        places.StrategyName = Intern(LineFields.Text(line, "\"strategy\":\""u8));
        _byOrder[places.Order] = index;
        if (!places.IsEntry)
        {
            _lastExit[places.PositionId] = -1;
            return;
        }

        // Several strategies may decide on one event: they form a chain.
        places.Next = _bySequence.GetValueOrDefault(id.Sequence, -1);
        _bySequence[id.Sequence] = index;
    }

    private void ExitRequested(JsonLineReader lines)
    {
        if (LineFields.TryWhole(lines.Line, "\"position_id\":"u8, out var position) && _lastExit.ContainsKey(position)) _lastExit[position] = lines.Offset;
    }

    // In the ledger an exit order follows its request.
    private void ExitPlaced(ReadOnlySpan<byte> line)
    {
        if (!LineFields.TryWhole(line, "\"order\":"u8, out var order) || !_byOrder.TryGetValue(order, out var index)) return;
        ref var places = ref _places[index];
        if (!places.IsEntry) places.Exit = _lastExit[places.PositionId];
    }

    private void TradeClosed(JsonLineReader lines)
    {
        if (LineFields.TryWhole(lines.Line, "\"entry_order\":"u8, out var entry)) AddTrade(entry, lines.Offset);
        if (LineFields.TryWhole(lines.Line, "\"exit_order\":"u8, out var exit)) AddTrade(exit, lines.Offset);
    }

    private void AddTrade(long order, long offset)
    {
        if (!_byOrder.TryGetValue(order, out var index)) return;
        ref var places = ref _places[index];
        if (places.FirstTrade < 0) places.FirstTrade = offset;
        places.LastTrade = offset;
    }

    private int Intern(ReadOnlySpan<byte> name)
    {
        var index = NameOf(name);
        if (index >= 0) return index;
        _names.Add(Encoding.UTF8.GetString(name), _names.Count);
        return _names.Count - 1;
    }

    private int NameOf(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[MaxNameLength];
        return Encoding.UTF8.TryGetChars(name, text, out var length) && _namesBySpan.TryGetValue(text[..length], out var index) ? index : -1;
    }
}
