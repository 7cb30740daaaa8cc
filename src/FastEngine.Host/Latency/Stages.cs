using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Host.Latency;

/// <summary>A record's stages: from each stamp that was taken to the next one.</summary>
internal static class Stages
{
    public const int Count = (int)Stage.Sent + 1;

    public static long StampOf(in LatencyRecord record, Stage stage) => stage switch
    {
        Stage.Received => record.Received,
        Stage.Parsed => record.Parsed,
        Stage.Published => record.Published,
        Stage.Consumed => record.Consumed,
        Stage.Decided => record.Decided,
        Stage.Approved => record.Approved,
        Stage.Encoded => record.Encoded,
        _ => record.Sent,
    };

    /// <summary>The last stamp before a stage's own; 0 when there is none.</summary>
    public static long BeforeOf(in LatencyRecord record, Stage stage)
    {
        for (var before = stage - 1; before >= Stage.Received && before < stage; before--)
        {
            var stamp = StampOf(in record, before);
            if (stamp != 0) return stamp;
        }

        return 0;
    }

    /// <summary>How long a stage took.</summary>
    /// <returns>False when one of its stamps was not taken.</returns>
    public static bool TryLength(in LatencyRecord record, Stage stage, out long ns)
    {
        var (to, from) = (StampOf(in record, stage), stage == Stage.Received ? 0 : BeforeOf(in record, stage));
        ns = to == 0 || from == 0 ? 0 : Math.Max(0, MonotonicClock.ElapsedNs(from, to));
        return to != 0 && from != 0;
    }

    /// <summary>The longest stage.</summary>
    /// <returns>False when the record has no two stamps.</returns>
    public static bool TrySlowest(in LatencyRecord record, out Stage slowest, out long ns)
    {
        (slowest, ns) = (Stage.Received, -1);
        for (var stage = Stage.Parsed; stage <= Stage.Sent; stage++)
        {
            if (TryLength(in record, stage, out var length) && length > ns) (slowest, ns) = (stage, length);
        }

        return ns >= 0;
    }

    public static long FirstStamp(in LatencyRecord record)
    {
        for (var stage = Stage.Received; stage <= Stage.Sent; stage++)
        {
            if (StampOf(in record, stage) is not 0 and var stamp) return stamp;
        }

        return 0;
    }

    public static long LastStamp(in LatencyRecord record)
    {
        for (var stage = Stage.Sent; stage > Stage.Received; stage--)
        {
            if (StampOf(in record, stage) is not 0 and var stamp) return stamp;
        }

        return record.Received;
    }

    /// <summary>From the first stamp to the last.</summary>
    public static long TotalNs(in LatencyRecord record) => Math.Max(0, MonotonicClock.ElapsedNs(FirstStamp(in record), LastStamp(in record)));
}
