namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A row of a table that knows its columns.</summary>
public interface IRow<TSelf>
    where TSelf : struct, IRow<TSelf>
{
    /// <summary>The table; of candles, what its name begins with.</summary>
    static abstract string Table { get; }

    /// <summary>Rows of a block in memory, at most one vector of DuckDB.</summary>
    static virtual int BlockRows => 64;

    /// <summary>The column of <see cref="KeyOf"/> when a row replaces the one before of equal key; null when rows are only added.</summary>
    static virtual string? KeyColumn => null;

    static virtual long KeyOf(in TSelf row) => 0;

    /// <summary>Whether the row only takes the one of its key away.</summary>
    static virtual bool IsRemoval(in TSelf row) => false;

    /// <summary>Whether its numbers have room in their columns.</summary>
    static virtual bool Fits(in TSelf row, in Scaling scaling) => true;

    /// <summary>Number of the journal record that it comes from; 0 when nobody needs it again after a crash.</summary>
    static virtual long RecordOf(in TSelf row) => 0;

    /// <summary>Time of the row, ns since the epoch: the symbol's own time is the highest.</summary>
    static abstract long TimeOf(in TSelf row);

    /// <summary>Writes every column of the rows, from the chunk's first place.</summary>
    static abstract void Write(ReadOnlySpan<TSelf> rows, RowChunk chunk, in Scaling scaling);
}
