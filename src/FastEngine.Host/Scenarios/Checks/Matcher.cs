using FastEngine.Host.Scenarios.Reading;

namespace FastEngine.Host.Scenarios.Checks;

/// <summary>Finds expected events in their order; the first that is not found explains itself, and those behind it are not looked for.</summary>
internal sealed class Matcher(IReadOnlyList<ScenarioEvent> events, long zeroNs)
{
    private const int ShownNext = 6;
    private const int ShownNear = 3;

    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, int> _labels = [];
    private int _last = -1;
    private bool _hasFailed;

    public CheckResult Next(Expectation expectation)
    {
        if (_hasFailed) return Result(expectation, false, "not looked for");
        var before = _last;
        var failure = expectation.AnyOrder is null ? Find(expectation, before, ref _last) : FindAll(expectation.AnyOrder, before);
        if (failure is not null)
        {
            _hasFailed = true;
            return Result(expectation, false, failure);
        }

        if (expectation.Label is { } label) _labels[label] = _last;
        return Result(expectation, true, TimeOf(_last));
    }

    public CheckResult Check(Prohibition prohibition)
    {
        var text = $"{prohibition.Pattern}{(prohibition.After is null ? "" : $" after {prohibition.After}")}{(prohibition.Before is null ? "" : $" before {prohibition.Before}")}";
        foreach (var label in new[] { prohibition.After, prohibition.Before })
        {
            if (label is not null && !_labels.ContainsKey(label)) return new CheckResult("forbid", text, false, $"line {prohibition.Pattern.Origin.Line}: '{label}' was not reached");
        }

        var from = prohibition.After is null ? 0 : _labels[prohibition.After] + 1;
        var to = prohibition.Before is null ? events.Count : _labels[prohibition.Before];
        for (var i = from; i < to; i++)
        {
            if (!prohibition.At.Contains(events[i].TimeNs - zeroNs) || !prohibition.Pattern.Matches(events[i], new Dictionary<string, string>(_names))) continue;
            return new CheckResult("forbid", text, false, $"line {prohibition.Pattern.Origin.Line}: it came at {TimeOf(i)}: {EventText.Of(events[i])}");
        }

        return new CheckResult("forbid", text, true, "never came");
    }

    // Null when it was found; else why not.
    private string? Find(Expectation expectation, int before, ref int last)
    {
        for (var time = 0; time < expectation.Times; time++)
        {
            var at = last + 1;
            while (at < events.Count && !Fits(expectation, at, before)) at++;
            if (at == events.Count) return Why(expectation, before, time);
            last = at;
        }

        return null;
    }

    private string? FindAll(IReadOnlyList<Expectation> expectations, int before)
    {
        var furthest = before;
        var taken = new HashSet<int>();
        foreach (var expectation in expectations)
        {
            for (var time = 0; time < expectation.Times; time++)
            {
                var at = before + 1;
                while (at < events.Count && (taken.Contains(at) || !Fits(expectation, at, before))) at++;
                if (at == events.Count) return Why(expectation, before, time);
                taken.Add(at);
                furthest = Math.Max(furthest, at);
                if (expectation.Label is { } label) _labels[label] = at;
            }
        }

        _last = furthest;
        return null;
    }

    private bool Fits(Expectation expectation, int at, int before)
    {
        var e = events[at];
        if (!expectation.At.Contains(e.TimeNs - zeroNs)) return false;
        if (expectation.WithinNs is { } within && before >= 0 && e.TimeNs - events[before].TimeNs > within) return false;
        return expectation.Pattern.Matches(e, _names);
    }

    private string Why(Expectation expectation, int before, int found)
    {
        var pattern = expectation.Pattern;
        var lines = new List<string> { $"line {pattern.Origin.Line}: {(found == 0 ? "it did not come" : $"it came {found} times only")} {(before < 0 ? "at all" : $"after {events[before].Name} at {TimeOf(before)}")}" };
        var near = Enumerable.Range(before + 1, events.Count - before - 1).Where(i => events[i].Name == pattern.Event).ToList();
        foreach (var i in near.OrderBy(i => pattern.Differences(events[i], _names).Count()).Take(ShownNear).Order())
            lines.Add($"  {pattern.Event} at {TimeOf(i)}: {string.Join("; ", WhyNot(expectation, i, before))}");
        if (near.Count > ShownNear) lines.Add($"  and {near.Count - ShownNear} more of the name");
        if (near.Count == 0)
        {
            for (var i = 0; i <= before; i++)
            {
                if (!pattern.Matches(events[i], new Dictionary<string, string>(_names))) continue;
                lines.Add($"  it came too early, at {TimeOf(i)}");
                break;
            }

            lines.Add($"  what came instead:");
            foreach (var e in events.Skip(before + 1).Where(e => !Timeline.IsNoise(e)).Take(ShownNext)) lines.Add($"    {ScenarioTime.Format(e.TimeNs - zeroNs)} {EventText.Of(e)}");
        }

        return string.Join('\n', lines);
    }

    private IEnumerable<string> WhyNot(Expectation expectation, int at, int before)
    {
        foreach (var difference in expectation.Pattern.Differences(events[at], _names)) yield return difference;
        if (!expectation.At.Contains(events[at].TimeNs - zeroNs)) yield return $"it is expected from {expectation.At}";
        if (expectation.WithinNs is { } within && before >= 0 && events[at].TimeNs - events[before].TimeNs > within)
            yield return $"it is {ScenarioTime.Format(events[at].TimeNs - events[before].TimeNs)} after the one before, not within {ScenarioTime.Format(within)}";
    }

    private string TimeOf(int index) => ScenarioTime.Format(events[index].TimeNs - zeroNs);

    private static CheckResult Result(Expectation expectation, bool isGood, string detail) => new("expect", expectation.ToString(), isGood, detail);
}
