namespace FastEngine.Core.Execution;

/// <summary>A client order id that carries its proof: which run, event, strategy and leg an order came from, and under which configuration.</summary>
/// <remarks>30 characters of [0-9A-Za-z]: <c>F</c>, run epoch (6), strategy (2), leg (1), instrument (3), event sequence (9), attempt (2),
/// configuration hash (6), each a number in base 62, most significant digit first. Equal for equal input and configuration; unique over
/// restarts by the run epoch.</remarks>
public readonly record struct ClientOrderId
{
    public const int Length = 30;
    private const ulong Base = 62;
    private const int EpochDigits = 6;
    private const int StrategyDigits = 2;
    private const int InstrumentDigits = 3;
    private const int SequenceDigits = 9;
    private const int AttemptDigits = 2;
    private const int ConfigDigits = 6;

    /// <summary>Engine time of the run's first event, whole seconds since the epoch.</summary>
    public long RunEpoch { get; init; }

    public int StrategyId { get; init; }

    public OrderLeg Leg { get; init; }

    public int InstrumentId { get; init; }

    /// <summary>Sequence of the event that the order was decided on.</summary>
    public long Sequence { get; init; }

    /// <summary>Counts orders of one leg that one event led to, from 0.</summary>
    public int Attempt { get; init; }

    /// <summary>The first digits of the configuration's hash, below 62^6.</summary>
    public long ConfigTag { get; init; }

    private static ReadOnlySpan<byte> Alphabet => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    private static ReadOnlySpan<byte> Legs => "EXSTH"u8;

    // By hand: what the compiler makes asks for a comparer of the leg's type, which is allocated by the first order whose id meets another's.
    public bool Equals(ClientOrderId other) => Sequence == other.Sequence && RunEpoch == other.RunEpoch && InstrumentId == other.InstrumentId
        && StrategyId == other.StrategyId && Leg == other.Leg && Attempt == other.Attempt && ConfigTag == other.ConfigTag;

    /// <summary>The same in every process. What tells ids of one run apart is the event, the attempt, the leg and the instrument.</summary>
    public override int GetHashCode()
    {
        var mixed = ((ulong)Sequence << 20 ^ (ulong)InstrumentId << 8 ^ (ulong)Attempt << 3 ^ (ulong)Leg ^ (ulong)StrategyId << 48) * SplitMix64.Increment;
        return (int)(mixed >> 32);
    }

    /// <summary>Writes the 30 characters.</summary>
    public void Format(Span<byte> destination)
    {
        destination[0] = (byte)'F';
        var at = 1;
        Put(destination, ref at, RunEpoch, EpochDigits);
        Put(destination, ref at, StrategyId, StrategyDigits);
        destination[at++] = Legs[(int)Leg];
        Put(destination, ref at, InstrumentId, InstrumentDigits);
        Put(destination, ref at, Sequence, SequenceDigits);
        Put(destination, ref at, Attempt, AttemptDigits);
        Put(destination, ref at, ConfigTag, ConfigDigits);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out ClientOrderId id)
    {
        id = default;
        if (text.Length != Length || text[0] != 'F') return false;
        var leg = Legs.IndexOf(text[1 + EpochDigits + StrategyDigits]);
        var at = 1;
        if (leg < 0 || !Take(text, ref at, EpochDigits, out var epoch) || !Take(text, ref at, StrategyDigits, out var strategy)) return false;
        at++;
        if (!Take(text, ref at, InstrumentDigits, out var instrument) || !Take(text, ref at, SequenceDigits, out var sequence)
            || !Take(text, ref at, AttemptDigits, out var attempt) || !Take(text, ref at, ConfigDigits, out var config))
            return false;
        id = new ClientOrderId
        {
            RunEpoch = epoch, StrategyId = (int)strategy, Leg = (OrderLeg)leg, InstrumentId = (int)instrument,
            Sequence = sequence, Attempt = (int)attempt, ConfigTag = config,
        };
        return true;
    }

    /// <summary>The tag of a configuration hash given as lower-case hex.</summary>
    public static long TagOf(ReadOnlySpan<char> hexHash)
    {
        const long Limit = 62L * 62 * 62 * 62 * 62 * 62;
        ulong value = 0;
        foreach (var digit in hexHash[..Math.Min(16, hexHash.Length)]) value = value * 16 + (uint)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
        return (long)(value % Limit);
    }

    public override string ToString()
    {
        Span<byte> text = stackalloc byte[Length];
        Format(text);
        return System.Text.Encoding.ASCII.GetString(text);
    }

    // Two digits at a time.
    private static void Put(Span<byte> destination, ref int at, long value, int digits)
    {
        var rest = (ulong)value;
        var field = destination.Slice(at, digits);
        var i = digits;
        for (; i >= 2; i -= 2)
        {
            (rest, var pair) = Math.DivRem(rest, Base * Base);
            var (high, low) = Math.DivRem((uint)pair, (uint)Base);
            field[i - 1] = Alphabet[(int)low];
            field[i - 2] = Alphabet[(int)high];
        }

        if (i == 1)
        {
            (rest, var digit) = Math.DivRem(rest, Base);
            field[0] = Alphabet[(int)digit];
        }

        if (rest != 0) throw new ArgumentOutOfRangeException(nameof(value), value, $"not a number of {digits} digits in base 62");
        at += digits;
    }

    private static bool Take(ReadOnlySpan<byte> text, ref int at, int digits, out long value)
    {
        value = 0;
        for (var i = 0; i < digits; i++)
        {
            var digit = Alphabet.IndexOf(text[at++]);
            if (digit < 0) return false;
            value = value * 62 + digit;
        }

        return true;
    }
}
