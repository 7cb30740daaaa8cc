using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Host.Configuration;

/// <summary>Points by a value: linear between anchors of ascending value, level beyond them.</summary>
public sealed class CurveKnob : Knob<ImmutableArray<Anchor>>
{
    private const int MaxCount = 16;
    private const decimal MaxPoints = 100;
    private const decimal MaxValue = 1_000_000;

    public override string Type => "curve";

    public override string Allowed =>
        $"1 to {MaxCount} anchors 'value points' with ascending values of -{ExactDecimal.Format(MaxValue)} to {ExactDecimal.Format(MaxValue)} and 0 to {ExactDecimal.Format(MaxPoints)} points";

    public override bool TryRead(Written written, out ImmutableArray<Anchor> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "a list of anchors");
            return false;
        }

        var anchors = ImmutableArray.CreateBuilder<Anchor>();
        foreach (var item in items)
        {
            if (!TryItem(item, "an anchor", out var text, out problem)) return false;
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (at, points) = (0m, 0m);
            if (words.Length != 2 || !ExactDecimal.TryParse(words[0], out at) || !ExactDecimal.TryParse(words[1], out points))
                problem = new KnobProblem($"{Shown.Quoted(text)} is not a value and points such as '5 15'", item.Origin);
            else if (Math.Abs(at) > MaxValue) problem = new KnobProblem($"the value {Shown.Text(words[0])} is out of range", item.Origin);
            else if (points is < 0 or > MaxPoints) problem = new KnobProblem($"the points {Shown.Text(words[1])} are out of range", item.Origin);
            else if (anchors.Count > 0 && (double)at <= anchors[^1].At)
                problem = new KnobProblem($"the value of {Shown.Quoted(text)} is not above that of the anchor before it", item.Origin);
            if (problem is not null) return false;
            anchors.Add(new Anchor((double)at, (double)points));
        }

        value = anchors.ToImmutable();
        problem = value.Length is 0 or > MaxCount ? $"{value.Length} anchors are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<Anchor> value) =>
        $"[{string.Join(", ", value.Select(anchor => $"{ExactDecimal.Format((decimal)anchor.At)} {ExactDecimal.Format((decimal)anchor.Points)}"))}]";
}
