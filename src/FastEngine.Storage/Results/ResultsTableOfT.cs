using System.Runtime.InteropServices;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Results;

/// <inheritdoc cref="ResultsTable"/>
internal sealed class ResultsTable<T>(string slice, IReadOnlyList<ResultsSymbol> symbols, Scaling[] scalings) : ResultsTable
    where T : struct, IRow<T>
{
    private const int MostWaiting = 8_192;
    private readonly Dictionary<(int Symbol, long Key), T> _last = [];

    // One more than symbols: what belongs to none.
    private readonly List<T>[] _rows = [.. Enumerable.Range(0, symbols.Count + 1).Select(_ => new List<T>())];
    private int _waiting;

    /// <summary>Whether it should be written.</summary>
    public bool IsFull => _waiting >= MostWaiting;

    public void Add(int symbol, in T row)
    {
        if (T.KeyColumn is not null)
        {
            if (T.IsRemoval(row)) _last.Remove((symbol, T.KeyOf(row)));
            else _last[(symbol, T.KeyOf(row))] = row;
            return;
        }

        _rows[symbol < 0 ? ^1 : symbol].Add(row);
        _waiting++;
    }

    public override void Write(DuckDbConnection connection, bool isEnd)
    {
        if (isEnd)
        {
            foreach (var ((symbol, _), row) in _last.OrderBy(pair => pair.Key)) _rows[symbol < 0 ? ^1 : symbol].Add(row);
            _last.Clear();
        }

        if (_rows.All(rows => rows.Count == 0)) return;
        using var appender = connection.Append(T.Table);
        for (var symbol = 0; symbol < _rows.Length; symbol++) Write(appender, symbol);
        appender.Flush();
        _waiting = 0;
    }

    private void Write(DuckDbAppender appender, int symbol)
    {
        var chunk = new RowChunk(appender);
        var rows = CollectionsMarshal.AsSpan(_rows[symbol]);
        var owner = symbol < symbols.Count ? symbols[symbol].Key : null;
        var own = appender.ColumnCount - 4;
        for (var at = 0; at < rows.Length; at += appender.Capacity)
        {
            var part = rows.Slice(at, Math.Min(appender.Capacity, rows.Length - at));
            T.Write(part, chunk, symbol < scalings.Length ? scalings[symbol] : new Scaling(0, 0));
            for (var i = 0; i < part.Length; i++)
            {
                chunk.Text(own, i, slice);
                chunk.Text(own + 1, i, owner?.Exchange);
                chunk.Text(own + 2, i, owner?.Market);
                chunk.Text(own + 3, i, owner?.Symbol);
            }

            appender.Append(part.Length);
        }

        _rows[symbol].Clear();
    }
}
