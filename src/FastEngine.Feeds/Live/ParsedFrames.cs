using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Live;

/// <summary>The frames of a connection through a venue's parser into the intake.</summary>
public readonly struct ParsedFrames<TParser> : IFrameHandler
    where TParser : struct, IFrameParser
{
    private readonly TParser _parser;
    private readonly LiveIntake _intake;
    private readonly int _input;

    /// <param name="input">Number of the connection.</param>
    public ParsedFrames(TParser parser, LiveIntake intake, int input)
    {
        _parser = parser;
        _intake = intake;
        _input = input;
    }

    public FrameCounts Counts { get; } = new();

    public TParser Parser => _parser;

    public bool HasRoom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _intake.HasRoom;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ReadOnlySpan<byte> frame, in Arrival arrival)
    {
        Unsafe.SkipInit(out Tick tick);
        var result = _parser.Parse(frame, arrival.TimeNs, ref tick);
        if (result != ParseResult.Trade) return Other(result, ref tick, in arrival);
        tick.Sequence = ++Counts.Trades;
        tick.Stamp = 0;
        _intake.Accept(in tick, _input, arrival.Stamp);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Other(ParseResult result, ref Tick tick, in Arrival arrival)
    {
        if (result != ParseResult.Quote) return Count(result);
        tick.Sequence = ++Counts.Quotes;
        tick.Stamp = 0;
        _intake.Accept(in tick, _input, arrival.Stamp);
        return true;
    }

    // Whether an unread frame is data, the venue is asked.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Count(ParseResult result)
    {
        if (result == ParseResult.Skipped) Counts.Skipped++;
        else if (result == ParseResult.Dropped) Counts.Dropped++;
        else if (result == ParseResult.UnknownSymbol) Counts.UnknownSymbols++;
        else Counts.Malformed++;
        return result is ParseResult.Dropped or ParseResult.UnknownSymbol;
    }
}
