namespace FastEngine.Storage.DuckDb;

/// <summary>A transaction of a connection: committed by asking, else rolled back.</summary>
public sealed class DuckDbTransaction : IDisposable
{
    private readonly DuckDbConnection _connection;
    private bool _ended;

    internal DuckDbTransaction(DuckDbConnection connection) => _connection = connection;

    /// <exception cref="DuckDbException">DuckDB's reason; nothing of the transaction was kept.</exception>
    public void Commit()
    {
        End();
        try
        {
            // After an error in the transaction DuckDB would take COMMIT for ROLLBACK and report success; any other statement says so.
            _connection.Execute("SELECT 1");
            _connection.Execute("COMMIT");
        }
        catch
        {
            RollbackQuietly();
            throw;
        }
    }

    public void Rollback()
    {
        End();
        _connection.Execute("ROLLBACK");
    }

    public void Dispose()
    {
        if (_ended || _connection.Handle.IsClosed) return;
        _ended = true;
        _connection.CloseOpenResult();
        RollbackQuietly();
    }

    private void End()
    {
        if (_ended) throw new InvalidOperationException("The transaction has ended already.");
        _connection.EnsureIdle();
        _ended = true;
    }

    private void RollbackQuietly()
    {
        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (DuckDbException)
        {
            // The error before has ended the transaction already: there is nothing to roll back.
        }
    }
}
