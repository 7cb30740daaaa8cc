using System.Globalization;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Storage.Firestore;

/// <summary>An integer at a decimal scale: a price, a quantity, money.</summary>
public readonly record struct ExactDecimal(Int128 Value, int Scale)
{
    public static ExactDecimal Of(Int128 money) => new(money, Money.Scale);

    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    public override string ToString() => FixedPoint.ToText(Value, Scale);
}
