using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Feeds.WebSockets;
using FastEngine.Trading.Recovery;
using FastEngine.Venues.Binance.Account;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>Compares the engine with its venue after a start, after every reconnection of the user stream and every minute; nothing is entered until both agree.</summary>
/// <remarks>The venue is right: a position that differs is told to the trade thread, which asks for itself and corrects; orders of ours that only the venue has are
/// cancelled; what became of those that only we have is looked up by the gateway. On one slow thread: it reads the trade stage beside the thread that trades, so a
/// difference counts only when it is there in the next reading too.</remarks>
internal sealed class LiveAgreement(IReadOnlyList<VenueMarket> markets, InstrumentTable instruments, TradeDesk desk, Sayer say, IFeedClock? clock = null)
{
    private const long AgainNs = 500 * EngineTime.NsPerMs;

    // Between looks while both agree: for what no event ever tells.
    private const long AuditNs = 60 * EngineTime.NsPerSecond;

    // A difference that is the same in so many readings is none of something under way.
    private const int AuditReadings = 6;

    private const long AlertAfterNs = 10 * EngineTime.NsPerSecond;
    private const long AlertEveryNs = 30 * EngineTime.NsPerSecond;

    private readonly IFeedClock _clock = clock ?? MachineClock.Instance;
    private readonly Reconciler _reconciler = new(instruments.All.ToArray());
    private readonly Dictionary<string, Task> _cancelled = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private Task<AccountSnapshot[]>? _reading;
    private Command? _untold;
    private Difference[] _doubted = [];
    private int _doubts;
    private bool _isBroken;

    // Markets whose user stream is open and behind what was missed.
    private int _whole;
    private long _sinceNs;
    private long _nextNs;
    private long _alertedNs;

    /// <summary>Whether entries are allowed, as far as this is concerned.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>How often both were found to agree.</summary>
    public int Agreements { get; private set; }

    /// <summary>Why they do not agree, for a person; empty when they do.</summary>
    public string Problem { get; private set; } = "not compared yet";

    /// <summary>Forbids entries until the venue was compared with.</summary>
    public void Forbid(string why)
    {
        (IsAgreed, _isBroken, Problem) = (false, true, why);
        Post(KillSwitchLevel.StopEntries);
    }

    /// <summary>A user stream is lost: what it would have told is not known.</summary>
    public void OnLost(Market market)
    {
        _whole &= ~(1 << (int)market);
        Forbid("the user stream is lost");
    }

    /// <summary>A user stream is open, and what was missed is told; when all are, both can be compared.</summary>
    public void OnOpen(Market market)
    {
        _whole |= 1 << (int)market;
        if (markets.All(traded => (_whole & (1 << (int)traded.Connection.Market)) != 0)) Begin();
    }

    private void Begin()
    {
        _isBroken = false;
        _sinceNs = _nextNs = _alertedNs = _clock.NowNs;
        _reading = null;
    }

    public void Look()
    {
        if (_untold is { } command && desk.Post(in command)) _untold = null;
        if (_isBroken || _sinceNs == 0) return;
        var nowNs = _clock.NowNs;
        if (_reading is null && nowNs >= _nextNs) _reading = Watched(ReadAsync());
        if (_reading is not { IsCompleted: true } read) return;
        _reading = null;
        _nextNs = nowNs + AgainNs;
        if (read.IsCompletedSuccessfully) Compare(read.Result, nowNs);
        else if (!IsAgreed) Problem = $"the venue cannot be read: {read.Exception?.InnerException?.Message}";
        if (!IsAgreed) Alert(nowNs);
    }

    // One that a new beginning forgets may fail all the same.
    private static Task<AccountSnapshot[]> Watched(Task<AccountSnapshot[]> reading)
    {
        _ = reading.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return reading;
    }

    private async Task<AccountSnapshot[]> ReadAsync()
    {
        var read = new AccountSnapshot[markets.Count];
        for (var i = 0; i < read.Length; i++) read[i] = await markets[i].Snapshots.ReadAsync().ConfigureAwait(false);
        return read;
    }

    private void Compare(AccountSnapshot[] snapshots, long nowNs)
    {
        ForgetFailedCancels();
        foreach (var symbol in snapshots.SelectMany(snapshot => snapshot.OtherSymbols))
            if (_told.Add(symbol)) say(LogLevel.Warning, "venue", $"{symbol}: the account has a position or an order in it, and this run does not trade it");
        var orders = snapshots.SelectMany(snapshot => snapshot.OpenOrders).ToArray();
        foreach (var order in orders)
            if (order.Id is null && _told.Add(order.ClientId)) say(LogLevel.Warning, "venue", $"{instruments[order.InstrumentId].Name}: order {order.ClientId} at the venue is not ours; it is left alone");
        var state = new VenueState
        {
            Positions = [.. snapshots.SelectMany(snapshot => snapshot.Positions).Select(held => new VenuePosition(held.InstrumentId, held.Quantity, held.Direction))],
            OpenOrders = [.. orders.Where(order => order.Id is not null && !_cancelled.ContainsKey(order.ClientId)).Select(order => new VenueOrder(order.ClientId, order.InstrumentId, order.Remaining))],
        };
        var differences = _reconciler.Compare(desk.Stage, state).Where(Counts).ToArray();
        if (IsAgreed)
        {
            Audit(differences, nowNs);
            return;
        }

        if (differences.Length == 0)
        {
            Agree(state, nowNs);
            return;
        }

        Problem = string.Join("; ", differences.Select(difference => difference.ToText(instruments)));
        foreach (var difference in differences)
        {
            if (difference.Kind == DifferenceKind.Position) TellPosition(difference, snapshots);
            else if (difference.Kind == DifferenceKind.OrderUnknown) Cancel(orders.First(order => order.ClientId == difference.ClientId));
        }
    }

    // What else a spot balance holds is the account's own; only a lack of what is ours counts.
    private bool Counts(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Executions or DifferenceKind.Cash => false,
        DifferenceKind.Position => instruments[difference.InstrumentId].Market != Market.Spot || difference.Venues < difference.Ours,
        _ => true,
    };

    // Orders and fills are under way all the time: only what stays as it is counts.
    private void Audit(Difference[] differences, long nowNs)
    {
        _doubted = _doubts == 0 ? differences : [.. _doubted.Where(doubted => differences.Any(one => IsSame(one, doubted)))];
        if (_doubted.Length == 0)
        {
            (_doubts, _nextNs) = (0, nowNs + AuditNs);
            return;
        }

        if (++_doubts < AuditReadings) return;
        _doubts = 0;
        Problem = string.Join("; ", _doubted.Select(difference => difference.ToText(instruments)));
        say(LogLevel.Error, "alerts", $"ALERT reconciliation: {Problem}; nothing is entered until both agree");
        (IsAgreed, _sinceNs, _alertedNs) = (false, nowNs, nowNs);
        Post(KillSwitchLevel.StopEntries);
    }

    private static bool IsSame(Difference a, Difference b) =>
        a.Kind == b.Kind && a.InstrumentId == b.InstrumentId && a.Direction == b.Direction && a.ClientId == b.ClientId && a.Ours - a.Venues == b.Ours - b.Venues;

    private void Agree(VenueState state, long nowNs)
    {
        (IsAgreed, Problem, _doubts, _nextNs) = (true, "", 0, nowNs + AuditNs);
        Agreements++;
        Post(KillSwitchLevel.None);
        say(LogLevel.Information, "venue", $"reconciled: {state.Positions.Count} positions and {state.OpenOrders.Count} open orders are the venue's; entries are allowed");
    }

    private void TellPosition(Difference difference, AccountSnapshot[] snapshots)
    {
        var at = IndexOf(instruments[difference.InstrumentId].Market);
        var quantity = (long)difference.Venues;
        var update = new VenueUpdate
        {
            Kind = VenueUpdateKind.Position, TimeNs = markets[at].Connection.VenueNs(), VenueTimeNs = snapshots[at].VenueTimeNs, InstrumentId = difference.InstrumentId,
            Direction = difference.Direction ?? (quantity < 0 ? Direction.Short : Direction.Long), Quantity = difference.Direction is null ? quantity : Math.Abs(quantity),
        };
        desk.Post(in update);
    }

    private void Cancel(RestingOrder order)
    {
        var instrument = instruments[order.InstrumentId];
        say(LogLevel.Error, "alerts", $"ALERT reconciliation: {instrument.Name}: order {order.ClientId} is at the venue and not here; it is cancelled");
        _cancelled[order.ClientId] = markets[IndexOf(instrument.Market)].Connection.Account.CancelAsync(instrument.Symbol, order);
    }

    // One that is still there in the next reading is cancelled again.
    private void ForgetFailedCancels()
    {
        foreach (var (id, cancel) in _cancelled.ToArray())
        {
            if (!cancel.IsFaulted) continue;
            say(LogLevel.Warning, "venue", $"order {id} could not be cancelled: {cancel.Exception!.InnerException!.Message}");
            _cancelled.Remove(id);
        }
    }

    private int IndexOf(Market market)
    {
        for (var i = 0; i < markets.Count; i++)
            if (markets[i].Connection.Market == market) return i;
        throw new InvalidOperationException($"nothing is traded on {market}");
    }

    private void Alert(long nowNs)
    {
        if (nowNs - _sinceNs < AlertAfterNs || (_alertedNs != _sinceNs && nowNs - _alertedNs < AlertEveryNs)) return;
        _alertedNs = nowNs;
        say(LogLevel.Error, "alerts", $"ALERT PositionReconciliationFailed: {Problem}; nothing is entered", $"reconciliation since {_sinceNs}");
    }

    // Posted before the ring had room it is posted again; the last one counts.
    private void Post(KillSwitchLevel level)
    {
        var command = new Command
        {
            Kind = CommandKind.KillSwitch, Value = (long)level, InstrumentId = -1, Origin = CommandOrigin.Recovery, Reason = KillSwitchReason.Recovering,
        };
        _untold = desk.Post(in command) ? null : command;
    }
}
