using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FastEngine.Server.Http;

/// <summary>Answers that are the same for whoever asks: made once, and given to all for a moment.</summary>
/// <remarks>What answers leave behind is collected, and the collector stops every thread, the hot ones included.</remarks>
internal sealed class SharedAnswers(TimeProvider clock)
{
    /// <summary>An answer is younger.</summary>
    public static readonly TimeSpan MostAge = TimeSpan.FromMilliseconds(100);

    // A command is an event of the trade thread: after one each request is told what is now, until it has come to something.
    private static readonly TimeSpan s_settles = TimeSpan.FromSeconds(1);

    private long _settledAt = long.MinValue;

    public long Now => clock.GetTimestamp();

    /// <summary>Something was commanded: nothing that was made before is given any more, and nothing is shared until it has settled.</summary>
    public void Changed() => Volatile.Write(ref _settledAt, Now + (long)(s_settles.TotalSeconds * clock.TimestampFrequency));

    /// <summary>Whether what was made at a time, by <see cref="Now"/>, may still be given.</summary>
    public bool IsFresh(long madeAt)
    {
        var now = Now;
        return now >= Volatile.Read(ref _settledAt) && clock.GetElapsedTime(madeAt, now) < MostAge;
    }

    public SharedAnswer Json<T>(JsonTypeInfo<T> type, Func<ViewArguments, T> view) => new(this, (arguments, output) =>
    {
        using var writer = new Utf8JsonWriter(output);
        JsonSerializer.Serialize(writer, view(arguments), type);
    });
}
