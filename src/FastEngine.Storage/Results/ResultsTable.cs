using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Results;

/// <summary>Rows of one type of one slice on their way into a results database.</summary>
internal abstract class ResultsTable
{
    /// <summary>Writes what waits; rows that a later one may replace wait until the end.</summary>
    public abstract void Write(DuckDbConnection connection, bool isEnd);
}
