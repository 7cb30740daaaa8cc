using FastEngine.Host.Control;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Tests.Control;

/// <summary>The storage side of a running engine: lock, store and control socket.</summary>
internal sealed class RunningMarket : IDisposable
{
    private readonly DataDirectoryLock _held;
    private readonly SymbolStore _store;
    private readonly ControlServer _server;

    public RunningMarket(string directory)
    {
        _held = DataDirectoryLock.Acquire(directory, "fastengine run");
        _store = StoredMarket.Open(directory);
        StoredMarket.Fill(_store);
        _server = ControlServer.Start(directory, StoredMarket.Target(_store));
    }

    public void Dispose()
    {
        _server.Dispose();
        _store.Dispose();
        _held.Dispose();
    }
}
