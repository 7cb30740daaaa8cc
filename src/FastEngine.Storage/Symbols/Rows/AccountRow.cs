using FastEngine.Core.Execution;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>The account at a time, as a row of <c>account_snapshots</c>.</summary>
public struct AccountRow : IRow<AccountRow>
{
    public long TimeNs;
    public AccountState State;
    public long JournalRecord;

    public static string Table => "account_snapshots";

    public static long RecordOf(in AccountRow row) => row.JournalRecord;

    public static long TimeOf(in AccountRow row) => row.TimeNs;

    public static void Write(ReadOnlySpan<AccountRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.TimeNs;
            chunk.Of<Int128>(1)[i] = row.State.Equity;
            chunk.Of<Int128>(2)[i] = row.State.Cash;
            chunk.Of<Int128>(3)[i] = row.State.Unrealised;
            chunk.Of<Int128>(4)[i] = row.State.Exposure;
            chunk.Of<int>(5)[i] = row.State.OpenPositions;
            chunk.Of<long>(6)[i] = row.JournalRecord;
        }
    }
}
