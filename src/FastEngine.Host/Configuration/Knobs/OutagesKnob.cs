using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FastEngine.Core;
using FastEngine.Simulation.Models;

namespace FastEngine.Host.Configuration;

/// <summary>Outages of a venue: when each begins, how long it lasts, and whether the venue refuses or says nothing.</summary>
public sealed class OutagesKnob : Knob<ImmutableArray<VenueOutage>>
{
    private const int MostOutages = 64;
    private const string Refuses = "refuse";
    private const string IsSilent = "silent";
    private const long NsPerTick = 100;

    private static readonly DurationRange Lengths = DurationRange.Of("1ms", "30d", "1ms");

    public override string Type => "list of outages";

    public override string Allowed => $"0 to {MostOutages} items 'UTC length {Refuses}|{IsSilent}', each begun after the one before has ended, lengths of {Lengths}";

    public override bool TryRead(Written written, out ImmutableArray<VenueOutage> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "a list of outages");
            return false;
        }

        var outages = ImmutableArray.CreateBuilder<VenueOutage>();
        foreach (var item in items)
        {
            if (!TryItem(item, "an outage", out var text, out problem)) return false;
            if (!TryOutage(text, item, out var outage, out problem)) return false;
            if (outages.Count > 0 && outage.FromNs < outages[^1].UntilNs)
            {
                problem = new KnobProblem($"{Shown.Quoted(text)} begins before the one before it ends", item.Origin);
                return false;
            }

            outages.Add(outage);
        }

        value = outages.ToImmutable();
        problem = value.Length > MostOutages ? $"{value.Length} outages are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<VenueOutage> value) => $"[{string.Join(", ", value.Select(Text))}]";

    private static bool TryOutage(string text, Written item, out VenueOutage outage, [NotNullWhen(false)] out KnobProblem? problem)
    {
        outage = default;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3 || !TryTime(words[0], out var fromNs) || words[2] is not (Refuses or IsSilent))
        {
            problem = new KnobProblem($"{Shown.Quoted(text)} is not an outage such as 2025-06-21T12:30:00 10m {Refuses}", item.Origin);
            return false;
        }

        if (!Lengths.TryRead(words[1], "10m", out var lengthNs, out problem))
        {
            problem = problem with { Origin = item.Origin };
            return false;
        }

        outage = new VenueOutage(fromNs, fromNs + lengthNs, Answers: words[2] == Refuses);
        return true;
    }

    private static bool TryTime(string text, out long ns)
    {
        ns = 0;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFF", "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'"];
        if (!DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, Utc, out var time) || time <= DateTime.UnixEpoch) return false;
        if (time.Ticks - DateTime.UnixEpoch.Ticks > EngineTime.MaxNs / NsPerTick) return false;
        ns = (time - DateTime.UnixEpoch).Ticks * NsPerTick;
        return true;
    }

    private static string Text(VenueOutage outage) =>
        $"{DateTime.UnixEpoch.AddTicks(outage.FromNs / NsPerTick).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture)} "
        + $"{Duration.Format(outage.UntilNs - outage.FromNs)} {(outage.Answers ? Refuses : IsSilent)}";
}
