using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Host.Configuration;

/// <summary>When the trading weeks of symbols end, one for each.</summary>
public sealed class SessionsKnob : Knob<ImmutableArray<SessionEnd>>
{
    public override string Type => "list of sessions";

    public override string Allowed => $"0 to {AssetsKnob.MaxCount} items 'symbol day hh:mm' of different symbols, with a day of mon to sun and a time of 00:00 to 24:00, UTC";

    public override bool TryRead(Written written, out ImmutableArray<SessionEnd> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "a list of sessions");
            return false;
        }

        var sessions = ImmutableArray.CreateBuilder<SessionEnd>();
        foreach (var item in items)
        {
            if (!TryItem(item, "a session", out var text, out problem)) return false;
            if (!SessionText.TryParse(text, out var session, out var wrong)) problem = new KnobProblem(wrong, item.Origin);
            else if (sessions.Any(other => other.Symbol == session.Symbol)) problem = new KnobProblem($"{session.Symbol} is listed twice", item.Origin);
            if (problem is not null) return false;
            sessions.Add(session);
        }

        value = sessions.ToImmutable();
        problem = value.Length > AssetsKnob.MaxCount ? $"{value.Length} sessions are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<SessionEnd> value) => $"[{string.Join(", ", value.Select(SessionText.Of))}]";
}
