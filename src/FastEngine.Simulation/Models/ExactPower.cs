namespace FastEngine.Simulation.Models;

/// <summary>Powers and logarithms of two from additions, multiplications and divisions alone, which IEEE 754 rounds alike on every machine; the
/// library's functions may differ in the last bit.</summary>
public static class ExactPower
{
    private const int Terms = 18;
    private const double Ln2 = 0.693147180559945309;
    private const int MantissaBits = 52;
    private const int Bias = 1_023;

    /// <summary>2 to a power of -1,000 to 1,000, within some units of the last place.</summary>
    public static double Exp2(double power)
    {
        if (!(power is >= -1_000 and <= 1_000)) throw new ArgumentOutOfRangeException(nameof(power), power, "-1,000 to 1,000");
        var whole = (int)Math.Round(power);
        var x = (power - whole) * Ln2;

        // Taylor's series of e^x for at most ln 2 / 2.
        var sum = 1.0;
        for (var i = Terms; i >= 1; i--) sum = 1 + x / i * sum;
        return Math.ScaleB(sum, whole);
    }

    /// <summary>Logarithm to base 2 of a normal positive number.</summary>
    public static double Log2(double value)
    {
        if (!double.IsNormal(value) || value < 0) throw new ArgumentOutOfRangeException(nameof(value), value, "normal and positive");
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> MantissaBits) - Bias;
        var mantissa = Math.ScaleB(value, -exponent);

        // ln m = 2 artanh t for m in [1, 2), t at most a third.
        var t = (mantissa - 1) / (mantissa + 1);
        var square = t * t;
        var sum = 0.0;
        for (var i = Terms; i >= 0; i--) sum = sum * square + 1.0 / (2 * i + 1);
        return exponent + 2 * t * sum / Ln2;
    }
}
