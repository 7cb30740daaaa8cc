using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FastEngine.Host.Configuration;

/// <summary>A whole number; <c>K</c>, <c>M</c>, <c>G</c> (and <c>KiB</c>, <c>MiB</c>, <c>GiB</c> of bytes) are powers of 1,024.</summary>
public sealed class IntegerKnob : Knob<int>
{
    public required int Min { get; init; }

    public required int Max { get; init; }

    /// <summary>Values are multiples of it.</summary>
    public int Step { get; init; } = 1;

    public bool PowerOfTwo { get; init; }

    public override string Type => "integer";

    public override string Allowed =>
        PowerOfTwo ? $"a power of two from {Min} to {Max}" :
        Step > 1 ? $"a multiple of {Step} from {Min} to {Max}" :
        $"{Min} to {Max}";

    public override bool TryRead(Written written, out int value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = 0;
        if (!TryPlain(written, "an integer", out var text, out problem)) return false;
        if (!TryParse(text, out var number)) problem = $"{Shown.Quoted(text)} is not an integer";
        else if (number < Min || number > Max) problem = $"{Shown.Text(text)} is out of range";
        else if (PowerOfTwo && !Int128.IsPow2(number)) problem = $"{Shown.Text(text)} is not a power of two";
        else if (number % Step != 0) problem = $"{Shown.Text(text)} is not a multiple of {Step}";
        else value = (int)number;
        return problem is null;
    }

    // Int128, and a ceiling for what even that cannot hold: a number written by mistake is "out of range", not "not an integer".
    private bool TryParse(string text, out Int128 number)
    {
        number = 0;
        var negative = text.StartsWith('-');
        var digits = text.AsSpan(negative ? 1 : 0);
        var shift = 0;
        if (Unit == "bytes" && digits.EndsWith("iB")) digits = digits[..^2];
        if (digits.Length > 0) shift = digits[^1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        if (shift > 0) digits = digits[..^1];
        else if (digits.Length + (negative ? 1 : 0) != text.Length) return false;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) return false;
        number = digits.Length > 28 ? Int128.MaxValue : Int128.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) << shift;
        if (negative) number = -number;
        return true;
    }

    protected override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
}
