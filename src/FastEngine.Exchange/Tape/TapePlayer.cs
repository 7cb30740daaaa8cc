using FastEngine.Core;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Tape;

/// <summary>Moves the exchange by the tape on a thread of its own: at a multiple of its speed, or step by step with its engine.</summary>
internal sealed class TapePlayer : IDisposable
{
    private const int MostAtOnce = 256;
    private const int IdleMs = 1;

    private readonly Venue _venue;
    private readonly ITape _tape;
    private readonly TapeConverter _converter;
    private readonly IExchangeClock _clock;
    private readonly Stepped? _stepped;
    private readonly Action<TradedSymbol, TapeTrade> _show;
    private readonly double _speed;
    private readonly TimeProvider _time;
    private readonly long _windowNs;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private readonly bool _hasFirst;
    private readonly Tick _first;

    /// <param name="stepped">Null plays freely.</param>
    /// <param name="show">Tells the trades of a step before they are matched; not used otherwise.</param>
    /// <param name="speed">Of free playing; positive infinity does not wait.</param>
    /// <param name="time">What the speed is of.</param>
    public TapePlayer(Venue venue, ITape tape, IExchangeClock clock, Stepped? stepped, long windowNs, Action<TradedSymbol, TapeTrade> show, double speed, TimeProvider time)
    {
        _venue = venue;
        _tape = tape;
        _converter = new TapeConverter(tape.Instruments);
        _clock = clock;
        _stepped = stepped;
        _windowNs = windowNs;
        _show = show;
        _speed = speed;
        _time = time;
        _thread = new Thread(Run) { Name = "tape", IsBackground = true };
        if (stepped is null) return;
        // The tape's time is the exchange's from the first request on.
        _hasFirst = tape.TryNext(out _first);
        if (!_hasFirst) return;
        ((TapeClock)clock).NowNs = _first.ExchangeTimeNs;
        lock (venue.Gate) venue.AdvanceTo(_first.ExchangeTimeNs);
    }

    /// <summary>The tape has ended; an exception of the tape is its own.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Trades told so far.</summary>
    public long Trades { get; private set; }

    /// <summary>No trade is told while it is set.</summary>
    public volatile bool IsPaused;

    public void Start() => _thread.Start();

    public void Dispose()
    {
        _stop.Cancel();
        if (_thread.IsAlive) _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            if (_stepped is null) Play();
            else Step();
            _ended.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            _ended.TrySetResult();
        }
        catch (Exception e)
        {
            // Told by the task: whoever runs the exchange ends with it.
            _ended.TrySetException(e);
        }
    }

    private void Play()
    {
        var started = _time.GetTimestamp();
        long firstNs = 0;
        var has = _tape.TryNext(out var tick);
        while (has && !_stop.IsCancellationRequested)
        {
            if (firstNs == 0) firstNs = tick.ExchangeTimeNs;
            if (IsPaused || !IsDue(tick.ExchangeTimeNs - firstNs, started))
            {
                // Time goes on between trades: funding, ends of listen keys.
                lock (_venue.Gate) _venue.AdvanceTo(_clock.NowNs);
                _stop.Token.WaitHandle.WaitOne(IdleMs);
                continue;
            }

            lock (_venue.Gate)
            {
                for (var i = 0; i < MostAtOnce && has && IsDue(tick.ExchangeTimeNs - firstNs, started); i++)
                {
                    _venue.OnTrade(_venue.Symbols[tick.InstrumentId], _converter.Convert(in tick, Math.Max(_clock.NowNs, _venue.NowNs)));
                    Trades++;
                    has = _tape.TryNext(out tick);
                }
            }
        }
    }

    private bool IsDue(long tapeNs, long started) => double.IsPositiveInfinity(_speed) || tapeNs <= _time.GetElapsedTime(started).TotalNanoseconds * _speed;

    private void Step()
    {
        var clock = (TapeClock)_clock;
        var window = new List<(TradedSymbol Symbol, TapeTrade Trade)>();
        var (has, tick) = (_hasFirst, _first);
        // Nothing is told before the clients are there.
        _stepped!.Barrier(clock.NowNs, _stop.Token);
        while (has)
        {
            window.Clear();
            if (tick.Kind == EventKind.Clock)
            {
                Rest(tick.ExchangeTimeNs);
                has = _tape.TryNext(out tick);
                continue;
            }

            var endNs = _windowNs == 0 ? long.MinValue : tick.ExchangeTimeNs - tick.ExchangeTimeNs % _windowNs + _windowNs - 1;
            do
            {
                _stop.Token.ThrowIfCancellationRequested();
                var symbol = _venue.Symbols[tick.InstrumentId];
                var trade = _converter.Convert(in tick, tick.ExchangeTimeNs);
                clock.NowNs = tick.ExchangeTimeNs;
                while (!_stepped.IsAsked && _stepped.Advance(clock.NowNs))
                {
                    // All of it, one time after the other.
                }

                _show(symbol, trade);
                window.Add((symbol, trade));
                Trades++;
                has = _tape.TryNext(out tick);
            }
            while (has && tick.Kind == EventKind.Trade && tick.ExchangeTimeNs <= endNs);

            _stepped.Barrier(clock.NowNs, _stop.Token);
            _stepped.TakeIn(clock.NowNs);
            lock (_venue.Gate)
            {
                foreach (var (symbol, trade) in window) _venue.OnTrade(symbol, in trade);
            }

            // What was decided in the tape's past is answered before the tape goes on.
            while (_stepped.Advance(clock.NowNs)) _stepped.Barrier(clock.NowNs, _stop.Token);
        }

        // What is still on its way arrives and is told.
        _stepped.TakeIn(clock.NowNs + EngineTime.NsPerSecond);
        lock (_venue.Gate) _venue.AdvanceTo(clock.NowNs + EngineTime.NsPerSecond);
        _stepped.TellDue(long.MaxValue);
        _stepped.Barrier(clock.NowNs, _stop.Token, isLast: true);
    }

    // The tape's time goes on without a trade, and the clients do what they do by it.
    private void Rest(long timeNs)
    {
        ((TapeClock)_clock).NowNs = timeNs;
        while (!_stepped!.IsAsked && _stepped.Advance(timeNs))
        {
            // All of it, one time after the other.
        }

        _stepped.Barrier(timeNs, _stop.Token, isRest: true);
        _stepped.TakeIn(timeNs);
        lock (_venue.Gate) _venue.AdvanceTo(timeNs);
        while (_stepped.Advance(timeNs)) _stepped.Barrier(timeNs, _stop.Token);
    }
}
