using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>Different symbols or base assets, whether or not an input has them.</summary>
public sealed class AssetsKnob : Knob<ImmutableArray<string>>
{
    public const int MaxCount = 1_000;

    public override string Type => "list of assets";

    public override string Allowed => $"0 to {MaxCount} different {AssetText.Allowed}";

    public override bool TryRead(Written written, out ImmutableArray<string> value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = [];
        if (!ListText.TryItems(written, out var items))
        {
            problem = NotA(written, "a list of assets");
            return false;
        }

        var assets = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            if (!TryItem(item, "an asset", out var text, out problem)) return false;
            if (!AssetText.IsAsset(text)) problem = new KnobProblem($"{Shown.Quoted(text)} is not an asset", item.Origin);
            else if (assets.Contains(text)) problem = new KnobProblem($"{text} is listed twice", item.Origin);
            if (problem is not null) return false;
            assets.Add(text);
        }

        value = assets.ToImmutable();
        problem = value.Length > MaxCount ? $"{value.Length} assets are out of range" : null;
        return problem is null;
    }

    protected override string Format(ImmutableArray<string> value) => $"[{string.Join(", ", value)}]";
}
