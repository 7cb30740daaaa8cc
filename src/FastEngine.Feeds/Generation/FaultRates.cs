using System.Globalization;

namespace FastEngine.Feeds.Generation;

/// <summary>Chance of each fault for one trade; all zero by default.</summary>
public sealed class FaultRates
{
    private const double MaxTotal = 0.9;

    private static readonly (string Name, FaultKind Kind)[] Names =
    [
        ("dup", FaultKind.Duplicate), ("reorder", FaultKind.Reordered), ("late", FaultKind.Late), ("gap", FaultKind.IdGap),
        ("spike", FaultKind.PriceSpike), ("timespike", FaultKind.TimeSpike), ("timejump", FaultKind.TimeJump), ("garbage", FaultKind.Garbage),
        ("notmarket", FaultKind.NotMarket), ("zero", FaultKind.ZeroQuantity), ("variant", FaultKind.Variant), ("escape", FaultKind.Escaped),
    ];

    private readonly double[] _rates = new double[Names.Length + 1];

    /// <summary>No fault at all.</summary>
    public static FaultRates None { get; } = new([]);

    /// <exception cref="ArgumentException">A rate is not in 0 to 1, or the sum is over 0.9.</exception>
    public FaultRates(params IEnumerable<(FaultKind Kind, double Rate)> rates)
    {
        foreach (var (kind, rate) in rates)
        {
            if (kind == FaultKind.None || !Enum.IsDefined(kind)) throw new ArgumentException($"{kind} is not a fault");
            if (!(rate is >= 0 and <= 1)) throw new ArgumentException($"the rate of {NameOf(kind)} must be 0 to 1, not {rate}");
            _rates[(int)kind] = rate;
            Total += rate;
        }

        if (Total > MaxTotal) throw new ArgumentException($"the rates of all faults together must be at most {MaxTotal}, not {Total}");
    }

    public double this[FaultKind kind] => _rates[(int)kind];

    /// <summary>Chance that a trade suffers a fault.</summary>
    public double Total { get; }

    /// <summary>Short name of a fault, as the command line and the reports spell it.</summary>
    public static string NameOf(FaultKind kind) => Array.Find(Names, n => n.Kind == kind).Name ?? "none";

    /// <summary>Every fault, in the order of its number.</summary>
    public static IEnumerable<FaultKind> Kinds => Names.Select(n => n.Kind);

    /// <summary>Reads <c>dup=0.001,late=0.01</c>.</summary>
    /// <exception cref="ArgumentException">What is wrong with the text.</exception>
    public static FaultRates Parse(string text)
    {
        var rates = new List<(FaultKind, double)>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var split = part.Split('=', 2);
            var kind = Array.Find(Names, n => n.Name == split[0]).Kind;
            if (kind == FaultKind.None) throw new ArgumentException($"'{split[0]}' is not a fault; known are {string.Join(", ", Names.Select(n => n.Name))}");
            if (split.Length < 2 || !double.TryParse(split[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate))
                throw new ArgumentException($"'{part}' needs a rate, as in {split[0]}=0.001");
            if (rates.Any(r => r.Item1 == kind)) throw new ArgumentException($"fault '{split[0]}' stands twice");
            rates.Add((kind, rate));
        }

        return new FaultRates(rates);
    }
}
