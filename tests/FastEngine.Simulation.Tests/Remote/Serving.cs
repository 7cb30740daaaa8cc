using FastEngine.Simulation.Remote.Server;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>A venue that runs on a thread of its own, as it would in its own process.</summary>
internal sealed class Serving
{
    private readonly Thread _thread;
    private RunOutcome _outcome;
    private Exception? _failure;

    public Serving(VenueServer server, long until = long.MaxValue, CancellationToken cancellation = default)
    {
        _thread = new Thread(() => _failure = Record.Exception(() => _outcome = server.RunUntil(until, cancellation))) { IsBackground = true };
        _thread.Start();
    }

    public RunOutcome Join()
    {
        Assert.True(_thread.Join(TimeSpan.FromMinutes(2)), "the venue hangs");
        Assert.Null(_failure);
        return _outcome;
    }
}
