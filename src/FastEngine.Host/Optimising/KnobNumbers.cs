using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Optimising;

/// <summary>Values of a knob as exact numbers in its smallest unit, and back: durations are nanoseconds.</summary>
internal sealed class KnobNumbers
{
    // A range is fine enough with so many steps.
    private const int Steps = 1_000;
    private const int StepsOfFirst = 100;

    private readonly Func<object, decimal> _numberOf;
    private readonly Func<decimal, object> _valueOf;
    private readonly Knob _knob;
    private readonly decimal _step;

    private KnobNumbers(Knob knob, decimal step, Func<object, decimal> numberOf, Func<decimal, object> valueOf) =>
        (_knob, _step, _numberOf, _valueOf) = (knob, step, numberOf, valueOf);

    public bool ArePowersOfTwo => _knob is IntegerKnob { PowerOfTwo: true };

    /// <summary>Null when the knob's values are no numbers.</summary>
    public static KnobNumbers? Of(Knob knob) => knob switch
    {
        IntegerKnob integer => new(knob, integer.Step, value => (int)value, number => (int)number),
        DecimalKnob number => new(knob, number.Step, value => (decimal)value, value => value),
        DurationKnob duration => new(knob, duration.Range.StepNs, value => (long)value, number => (long)number),
        _ => null,
    };

    public decimal NumberOf(object value) => _numberOf(value);

    /// <summary>As configuration reads it.</summary>
    public string TextOf(decimal number) => _knob.Format(_valueOf(number));

    /// <summary>Reads a step in the knob's own unit.</summary>
    public bool TryReadStep(string text, out decimal step, [NotNullWhen(false)] out string? problem)
    {
        step = 0;
        problem = null;
        if (_knob is DurationKnob)
        {
            if (Duration.TryParse(text, out var ns)) step = ns;
            else problem = $"is not a duration (units {Duration.Units})";
        }
        else if (!ExactDecimal.TryParse(text, out step))
        {
            problem = "is not a number";
        }

        if (problem is null && step <= 0) problem = "must be above 0";
        if (problem is null && _step > 0 && step % _step != 0) problem = $"is not a multiple of {TextOfStep()}";
        return problem is null;
    }

    /// <summary>A round step that divides a range finely, of those that the knob allows.</summary>
    public decimal StepFor(decimal from, decimal to, bool isLogarithmic)
    {
        // By its logarithm the smallest values are the nearest to each other.
        var wanted = isLogarithmic ? Math.Min(from / StepsOfFirst, (to - from) / Steps) : (to - from) / Steps;
        if (_step > 0 && wanted <= _step) return _step;
        decimal step = 1;
        while (step > wanted) step /= 10;
        while (step * 10 <= wanted) step *= 10;
        return _step == 0 || step % _step == 0 ? step : _step;
    }

    private string TextOfStep() => _knob is DurationKnob ? Duration.Format((long)_step) : _step.ToString(CultureInfo.InvariantCulture);
}
