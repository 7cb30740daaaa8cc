namespace FastEngine.Simulation.Reports;

/// <summary>A trade as statistics count it: a position, with all parts that were closed of it as one.</summary>
/// <param name="EntryTimeNs">First fill of its entry.</param>
/// <param name="ExitTimeNs">When its last part was closed.</param>
/// <param name="Net">Sum of its parts: it decides whether the trade was won.</param>
public readonly record struct ClosedPosition(long EntryTimeNs, long ExitTimeNs, Int128 Net)
{
    public long HoldNs => ExitTimeNs - EntryTimeNs;

    /// <summary>In the order of their first parts. A position of which some is still open counts with what was closed.</summary>
    /// <param name="parts">Rows of <c>trades.csv</c>; of several slices, too, whose positions have numbers of their own.</param>
    public static IReadOnlyList<ClosedPosition> Of(IEnumerable<ClosedTrade> parts)
    {
        var positions = new List<ClosedPosition>();
        var places = new Dictionary<(string, string, string, long), int>();
        foreach (var part in parts)
        {
            if (places.TryAdd((part.PositionId, part.Strategy, part.Symbol, part.EntryTimeNs), positions.Count))
            {
                positions.Add(new ClosedPosition(part.EntryTimeNs, part.ExitTimeNs, part.Net));
                continue;
            }

            var place = places[(part.PositionId, part.Strategy, part.Symbol, part.EntryTimeNs)];
            var before = positions[place];
            positions[place] = before with { ExitTimeNs = Math.Max(before.ExitTimeNs, part.ExitTimeNs), Net = checked(before.Net + part.Net) };
        }

        return positions;
    }
}
