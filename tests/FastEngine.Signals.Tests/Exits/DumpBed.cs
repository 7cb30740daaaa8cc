using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Tests.Decisions;

namespace FastEngine.Signals.Tests.Exits;

/// <summary>A shard of one symbol on which only the dump detector ends a position, driven by bars of a minute; a short's market is the mirror image.</summary>
/// <remarks>Everything of a bar trades in its first seconds, so that the window of the flow is empty at the checks.</remarks>
internal sealed class DumpBed
{
    public const long Price = 5_000_000;

    private const long FirstBarNs = 1_700_000_040 * EngineTime.NsPerSecond;

    private readonly ShardSignals<RecordingSink> _shard;
    private readonly Recording _recording = new();
    private readonly Direction _direction;
    private long _barNs = FirstBarNs;

    public DumpBed(Direction direction, DumpOptions dump)
    {
        _direction = direction;
        _shard = new ShardSignals<RecordingSink>(
            new SignalOptions
            {
                PoolTrades = 64 * 1024,
                TimeframesNs = [EngineTime.NsPerMinute],
                Zones = new ZoneOptions { VolumeCandles = 1 },
                Exits = new ExitOptions
                {
                    Dump = dump, TrailPpm = 500_000, StopMaxPpm = 500_000, CascadeMinTrades = int.MaxValue, AdverseSteps = [new(long.MaxValue, int.MaxValue)],
                },
            },
            [ExitBed.Instrument], [], new RecordingSink(_recording));
    }

    public Recording Recording => _recording;

    /// <summary>As a long sees it.</summary>
    public DumpMeasures Dump => _recording.Views[^1].Dump;

    /// <summary>Bars at one price, bought and sold alike.</summary>
    public void Flat(int bars, long volume = 10)
    {
        for (var i = 0; i < bars; i++) Bar(Price, Price, Price, Price, volume / 2, volume - volume / 2);
    }

    /// <summary>One bar, closed; volumes as a long sees them.</summary>
    public void Bar(long open, long high, long low, long close, long buys, long sells)
    {
        Trade(1, open, buys, Side.Buy);
        Trade(2, high, sells, Side.Sell);
        Trade(3, low, 0, Side.Buy);
        Trade(4, close, 0, Side.Sell);
        _barNs += EngineTime.NsPerMinute;
        _shard.OnClock(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = _barNs, InstrumentId = -1 });
    }

    /// <summary>The position is open, as of this many seconds into the present bar.</summary>
    public void Enter(double seconds = 0)
    {
        _shard.OnPosition(0, new PositionUpdate
        {
            Kind = PositionUpdateKind.Opened, PositionId = 1, Quantity = 1, Cost = Price, Direction = _direction, TimeNs = At(seconds),
        });
    }

    public void ExitFails() => _shard.OnPosition(0, new PositionUpdate { Kind = PositionUpdateKind.ExitFailed, PositionId = 1, Quantity = 1, Cost = Price });

    public void Trade(double seconds, long price, long quantity, Side side) => _shard.OnTrade(0, new Tick
    {
        Kind = EventKind.Trade, ExchangeTimeNs = At(seconds), Quantity = quantity,
        Price = _direction == Direction.Long ? price : 2 * Price - price,
        Aggressor = _direction == Direction.Long ? side : side == Side.Buy ? Side.Sell : Side.Buy,
    });

    /// <summary>What checks up to this many seconds into the present bar ask for.</summary>
    public string Check(double seconds)
    {
        var before = _recording.Exits.Count;
        _shard.OnClock(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = At(seconds), InstrumentId = -1 });
        return string.Join("; ", _recording.Exits.Skip(before).Select(exit => $"{exit.Reason} {exit.Dump} {exit.Measured:0.####} against {exit.Threshold:0.####}"));
    }

    private long At(double seconds) => _barNs + (long)Math.Round(seconds * 1000) * EngineTime.NsPerMs;
}
