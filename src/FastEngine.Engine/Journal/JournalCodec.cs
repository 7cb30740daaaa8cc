using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;

namespace FastEngine.Engine.Journal;

/// <summary>Journal payloads: the engine's structs as they lie in memory, unions cut to the part that their kind uses.</summary>
/// <remarks>A change of any struct changes <see cref="Layout"/>, which a journal names; one of another layout is refused.</remarks>
public static class JournalCodec
{
    /// <summary>Raised when a struct changes without changing its size.</summary>
    private const int Version = 2;

    private const int TradeHead = 32;
    private const int LedgerHead = 32;

    /// <summary>Version and sizes of everything that a journal holds.</summary>
    public static string Layout { get; } =
        $"v{Version} tick {Unsafe.SizeOf<Tick>()} position {Unsafe.SizeOf<PositionUpdate>()} decision {Unsafe.SizeOf<DecisionRecord>()} "
        + $"signal {Unsafe.SizeOf<Signal>()} exit {Unsafe.SizeOf<ExitRequest>()} candle {Unsafe.SizeOf<CandleClose>()} view {Unsafe.SizeOf<SymbolView>()} "
        + $"report {Unsafe.SizeOf<OrderReport>()} command {Unsafe.SizeOf<Command>()} order {Unsafe.SizeOf<OrderTerms>()} refusal {Unsafe.SizeOf<Refusal>()} "
        + $"open {Unsafe.SizeOf<OpenPosition>()} closed {Unsafe.SizeOf<ClosedTrade>()} account {Unsafe.SizeOf<AccountState>()} "
        + $"check {Unsafe.SizeOf<ExitCheck>()} update {Unsafe.SizeOf<VenueUpdate>()} contribution {Unsafe.SizeOf<Contribution>()} "
        + $"exchange {Unsafe.SizeOf<ExchangePosition>()} risk {Unsafe.SizeOf<RiskEvent>()} dtms {Unsafe.SizeOf<DtmsEvent>()} "
        + $"sizing {Unsafe.SizeOf<Sizing>()} health {Unsafe.SizeOf<Health>()} outcome {Unsafe.SizeOf<CommandOutcome>()} worked {Unsafe.SizeOf<WorkedEntry>()} warm-up {Unsafe.SizeOf<WarmUpEntry>()}";

    /// <summary>Largest payload.</summary>
    public static int MaxPayload => Math.Max(Unsafe.SizeOf<TradeEvent>(), Math.Max(Unsafe.SizeOf<LedgerEvent>(), Unsafe.SizeOf<DecisionRecord>()));

    internal static ReadOnlySpan<byte> Of<T>(in T value)
        where T : unmanaged
        => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));

    internal static ReadOnlySpan<byte> Of(in TradeEvent e) => Of<TradeEvent>(in e)[..(TradeHead + SizeOf(e.Kind))];

    internal static ReadOnlySpan<byte> Of(in LedgerEvent e) => Of<LedgerEvent>(in e)[..(LedgerHead + SizeOf(e.Kind))];

    /// <summary>A value from its payload; what a shorter payload lacks is zero.</summary>
    /// <exception cref="InvalidDataException">The payload is longer than the value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload)
        where T : unmanaged
    {
        if (payload.Length > Unsafe.SizeOf<T>()) throw new InvalidDataException($"{payload.Length} bytes are too many for {typeof(T).Name}");
        var value = default(T);
        payload.CopyTo(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    private static int SizeOf(TradeEventKind kind) => kind switch
    {
        TradeEventKind.Signal => Unsafe.SizeOf<Signal>(),
        TradeEventKind.ExitRequest => Unsafe.SizeOf<ExitRequest>(),
        TradeEventKind.CandleClose => Unsafe.SizeOf<CandleClose>(),
        TradeEventKind.SymbolView => Unsafe.SizeOf<SymbolView>(),
        TradeEventKind.OrderReport => Unsafe.SizeOf<OrderReport>(),
        TradeEventKind.Clock => 2 * sizeof(long),
        TradeEventKind.Command => Unsafe.SizeOf<Command>(),
        TradeEventKind.ExitCheck => Unsafe.SizeOf<ExitCheck>(),
        TradeEventKind.VenueUpdate => Unsafe.SizeOf<VenueUpdate>(),
        _ => 0,
    };

    private static int SizeOf(LedgerEventKind kind) => kind switch
    {
        LedgerEventKind.Refused => Unsafe.SizeOf<Refusal>(),
        LedgerEventKind.OrderPlaced => Unsafe.SizeOf<OrderTerms>(),
        LedgerEventKind.OrderReported or LedgerEventKind.CancelRequested or LedgerEventKind.ExitFailed => Unsafe.SizeOf<OrderReport>(),
        LedgerEventKind.ExitRequested => Unsafe.SizeOf<ExitRequest>(),
        LedgerEventKind.PositionOpened => Unsafe.SizeOf<OpenPosition>(),
        LedgerEventKind.TradeClosed => Unsafe.SizeOf<ClosedTrade>(),
        LedgerEventKind.Account => Unsafe.SizeOf<AccountState>(),
        LedgerEventKind.KillSwitchChanged or LedgerEventKind.KnobChanged or LedgerEventKind.EntriesChanged or LedgerEventKind.PositionsClosing or LedgerEventKind.CommandRefused =>
            Unsafe.SizeOf<CommandOutcome>(),
        LedgerEventKind.Contribution => Unsafe.SizeOf<Contribution>(),
        LedgerEventKind.ExchangePosition => Unsafe.SizeOf<ExchangePosition>(),
        LedgerEventKind.Risk => Unsafe.SizeOf<RiskEvent>(),
        LedgerEventKind.Dtms => Unsafe.SizeOf<DtmsEvent>(),
        LedgerEventKind.Sizing => Unsafe.SizeOf<Sizing>(),
        LedgerEventKind.Health => Unsafe.SizeOf<Health>(),
        LedgerEventKind.EntryWorked => Unsafe.SizeOf<WorkedEntry>(),
        _ => Unsafe.SizeOf<LedgerEvent>() - LedgerHead,
    };
}
