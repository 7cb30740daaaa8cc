using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols.Attaching;

/// <summary>The databases that are attached to the instance: the least recently used one makes room for another, never one in use.
/// For any thread.</summary>
internal sealed class AttachPool : IDisposable
{
    private readonly Lock _gate = new();
    private readonly StoreInstance _instance;
    private readonly DuckDbConnection _connection;
    private readonly Dictionary<string, AttachedDatabase> _attached = new(StringComparer.OrdinalIgnoreCase);

    // Least recently used first.
    private readonly LinkedList<AttachedDatabase> _order = new();
    private readonly int _most;
    private readonly bool _readOnly;

    public AttachPool(StoreInstance instance, int most, bool readOnly)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        _instance = instance;
        _most = most;
        _readOnly = readOnly;
        _connection = instance.Connect();
    }

    /// <summary>Databases attached now.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _attached.Count;
        }
    }

    /// <summary>Times that a database was attached.</summary>
    public long Attached { get; private set; }

    /// <summary>Databases that a query may hold at once: one place is left to the writer.</summary>
    public int MostForReaders => _readOnly ? _most : _most - 1;

    /// <summary>Attaches a symbol's database when it is not, and keeps it until the lease ends.</summary>
    /// <exception cref="StoreException">Every place is in use.</exception>
    /// <exception cref="DuckDbException">The file cannot be opened.</exception>
    public AttachLease Lease(SymbolKey key, bool reading) => Lease(key.ToString(), StoreLayout.PathOf(_instance.Directory, key), reading);

    public AttachLease LeaseAccount(bool reading) => Lease(StoreLayout.AccountName, StoreLayout.AccountPath(_instance.Directory), reading);

    /// <summary>Detaches a database that failed, so that the next lease opens it anew; the caller holds its only lease.</summary>
    /// <returns>False when others use it still.</returns>
    public bool TryReset(AttachLease lease)
    {
        lock (_gate)
        {
            if (lease.Database.Leases != 1) return false;
            Detach(lease.Database);
            return true;
        }
    }

    /// <summary>Runs an exchange of the file while it is detached; false when others use it. Afterwards the lease's database is gone.</summary>
    public bool TryReplace(AttachLease lease, Action exchange)
    {
        lock (_gate)
        {
            if (lease.Database.Leases != 1) return false;
            Detach(lease.Database);
            exchange();
            return true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var database in _order.ToArray())
            {
                try
                {
                    Detach(database);
                }
                catch (DuckDbException)
                {
                    // The checkpoint at the end failed: what was committed is in its log.
                }
            }

            _connection.Dispose();
        }
    }

    internal void Release(AttachedDatabase database)
    {
        lock (_gate) database.Leases--;
    }

    private AttachLease Lease(string name, string path, bool reading)
    {
        lock (_gate)
        {
            if (!_attached.TryGetValue(name, out var database))
            {
                if (reading && !File.Exists(path)) throw new StoreException($"there is no database {path}: nothing was stored of {name}");
                MakeRoom(name, reading);
                database = Attach(name, path);
            }
            else if (database.Name != name)
            {
                throw new StoreException($"the databases {name} and {database.Name} differ by case only, which their names in SQL do not: they cannot be open together");
            }

            _order.Remove(database.Place);
            _order.AddLast(database.Place);
            database.Leases++;
            return new AttachLease(this, database);
        }
    }

    private AttachedDatabase Attach(string name, string path)
    {
        if (!_readOnly)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // A rewrite that was not finished: the file itself is whole.
            File.Delete(path + StoreLayout.RewriteSuffix);
            File.Delete(path + StoreLayout.RewriteSuffix + StoreLayout.LogSuffix);
        }

        _connection.Execute($"ATTACH {SqlText.Literal(path)} AS {SqlText.Name(name)}{(_readOnly ? " (READ_ONLY)" : "")}");
        var database = new AttachedDatabase(name, path);
        _attached.Add(name, database);
        _order.AddLast(database.Place);
        Attached++;
        return database;
    }

    private void MakeRoom(string name, bool reading)
    {
        while (_attached.Count >= _most)
        {
            if (!TryDetachOldest()) throw NoRoom(name);
        }

        if (reading && _order.Count(database => database.Leases > 0) >= MostForReaders) throw NoRoom(name);
    }

    private bool TryDetachOldest()
    {
        for (var place = _order.First; place is not null; place = place.Next)
        {
            if (place.Value.Leases > 0) continue;
            try
            {
                Detach(place.Value);
                return true;
            }
            catch (DuckDbException)
            {
                // Its checkpoint failed and it stays attached; another one may go.
            }
        }

        return false;
    }

    private StoreException NoRoom(string name) => new(
        $"no place for the database {name}: {_most} may be open at once, and all of them are in use; ask for fewer symbols at once, or raise the limit");

    private void Detach(AttachedDatabase database)
    {
        try
        {
            _connection.Execute($"DETACH {SqlText.Name(database.Name)}");
        }
        catch (DuckDbException) when (IsAttached(database.Name))
        {
            throw;
        }
        catch (DuckDbException)
        {
            // Gone, though its last checkpoint failed: what was committed is in its log.
        }

        _attached.Remove(database.Name);
        _order.Remove(database.Place);
    }

    private bool IsAttached(string name)
    {
        using var found = _connection.Query($"SELECT 1 FROM duckdb_databases() WHERE database_name = {SqlText.Literal(name)}");
        return found.Read();
    }
}
