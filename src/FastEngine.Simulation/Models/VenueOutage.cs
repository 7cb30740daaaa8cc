using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Models;

/// <summary>A time in which a venue takes no orders.</summary>
/// <param name="FromNs">Venue time, ns since the epoch.</param>
/// <param name="UntilNs">From then on it works again.</param>
/// <param name="Answers">Whether it refuses what comes, or says nothing at all.</param>
/// <remarks>Orders that rest go on, and what fills of them is told: what an outage takes away is what arrives within it. Cancellations are lost in either kind.</remarks>
public readonly record struct VenueOutage(long FromNs, long UntilNs, bool Answers)
{
    internal IEnumerable<VenueRule> Rules()
    {
        if (FromNs < 0 || UntilNs <= FromNs) throw new ArgumentException($"an outage from {FromNs} to {UntilNs} is no time window");
        var rule = new VenueRule { Effect = VenueEffect.LoseCancel, FromNs = FromNs, UntilNs = UntilNs };
        yield return rule;
        yield return Answers ? rule with { Effect = VenueEffect.Reject, Reject = RejectReason.Refused } : rule with { Effect = VenueEffect.LoseOrder };
        yield return Answers ? rule with { Effect = VenueEffect.FailQuery, Reject = RejectReason.NoAnswer } : rule with { Effect = VenueEffect.LoseQuery };
    }
}
