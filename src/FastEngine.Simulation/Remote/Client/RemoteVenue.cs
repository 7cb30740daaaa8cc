using FastEngine.Engine;
using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote.Client;

/// <summary>The paper venue of another process behind the port of every venue: what a trade desk gets of it, and when, is what the venue in its own process would give.</summary>
/// <remarks>
/// <para>The venue promises a horizon: while the engine neither sends nor cancels an order, nor asks anything, nothing is due before it. Up to it the desk runs on without a
/// word; at it, and after anything that was sent, it asks, says how far it is, and waits for the answer. The wait is the point: the tape is in
/// step with the engine, and no market moves meanwhile.</para>
/// <para>One thread's, the one of its <see cref="RemoteTapeSource"/>: the fused topology. Allocates nothing.</para>
/// </remarks>
public sealed class RemoteVenue : ISteppedVenue
{
    private readonly RemoteVenueClient _client;
    private readonly IOrderOutlet _outlet;
    private RemoteTapeSource? _source;
    private VenueReport _told;
    private long _horizonNs = long.MaxValue;
    private long _after = -1;
    private long _afterNs = long.MinValue;
    private bool _isAtEvent;
    private bool _hasLeft;
    private bool _hasActed;
    private bool _hasAnswer;
    private bool _isDue;

    /// <param name="client">Ready before the first event.</param>
    /// <param name="outlet">Where orders go; the client's own writer, or what stands before it.</param>
    public RemoteVenue(RemoteVenueClient client, IOrderOutlet outlet)
    {
        _client = client;
        _outlet = outlet;
    }

    /// <summary>Venue sequence of the last report that was taken.</summary>
    public long LastReport { get; private set; }

    /// <summary>Questions that the desk had to wait for.</summary>
    public long Asked { get; private set; }

    /// <summary>Orders that the venue had already, from an engine that died since; it did not execute them again.</summary>
    public long KnownOrders { get; private set; }

    /// <summary>Nothing is due before it; something may be at it.</summary>
    public long NextReportNs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _hasActed ? long.MinValue : _horizonNs;
    }

    public void Submit(in ApprovedOrder order)
    {
        ThrowIfRecovering();
        _hasActed = true;
        _outlet.Send(in order, new TapePlace(_after, _isAtEvent));
    }

    public void Cancel(long order, long timeNs)
    {
        ThrowIfRecovering();
        _hasActed = true;
        _outlet.Cancel(order, timeNs, new TapePlace(_after, _isAtEvent));
    }

    public void OnTrade(in Tick tick, bool isOnTime) => Pass(in tick);

    public void OnClock(in Tick clock) => Pass(in clock);

    public void Query(in VenueQuery query)
    {
        ThrowIfRecovering();
        _hasActed = true;
        _outlet.Query(in query, new TapePlace(_after, _isAtEvent));
    }

    public bool TryTake(long dueNs, ref TradeEvent e)
    {
        var isDue = NextReportNs <= dueNs && Ask(dueNs);
        if (isDue) _told.CopyTo(ref e);

        // The desk takes reports after an event until none is due, and then goes to the next event.
        _isAtEvent = isDue && !_hasLeft && dueNs == _afterNs;
        _hasLeft |= !isDue;
        return isDue;
    }

    internal bool HasAnswer => _hasAnswer;

    internal void Attach(RemoteTapeSource source)
    {
        _source = source;
        _after = _client.ResumeAfter;
        LastReport = _client.LastReport;

        // What was due before this engine came is asked for, not waited for.
        _hasActed = _after >= 0;
    }

    // Sent when everything before was processed, so that a later horizon cannot come too early.
    internal void OnWindow(long horizonNs) => _horizonNs = horizonNs;

    internal void OnAnswer(long horizonNs, in VenueReport told)
    {
        _horizonNs = horizonNs;
        _isDue = told.Sequence != 0;
        _told = told;
        _hasAnswer = true;
        if (!_isDue) return;
        if (told.Sequence != LastReport + 1) throw new RemoteVenueException($"the venue sent report {told.Sequence} after report {LastReport}");
        LastReport = told.Sequence;
    }

    internal void OnKnown() => KnownOrders++;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pass(in Tick tick)
    {
        _after = tick.Sequence;
        _afterNs = tick.ExchangeTimeNs;
        _isAtEvent = false;
        _hasLeft = false;
    }

    private bool Ask(long dueNs)
    {
        _hasActed = false;
        _hasAnswer = false;
        Asked++;
        _outlet.Ask(_after, dueNs);
        _source!.Await(this);
        return _isDue;
    }

    private void ThrowIfRecovering()
    {
        if (!_client.IsReady || _source is null) throw new InvalidOperationException("an order was sent before the recovery had ended");
    }
}
