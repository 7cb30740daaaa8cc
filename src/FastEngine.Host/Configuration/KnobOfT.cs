using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>A knob whose resolved value is a <typeparamref name="T"/>; the reference that typed configuration is read with.</summary>
public abstract class Knob<T> : Knob
    where T : notnull
{
    /// <summary>Interprets what was written; false with the problem when it is not an allowed value.</summary>
    public abstract bool TryRead(Written written, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out KnobProblem? problem);

    protected abstract string Format(T value);

    /// <summary>Equal for equal meaning; the printed form unless a kind says otherwise.</summary>
    protected virtual string Canonical(T value) => Format(value);

    internal sealed override bool TryResolve(
        Written written, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        var read = TryRead(written, out var typed, out problem);
        value = typed;
        return read;
    }

    internal sealed override string Format(object value) => Format((T)value);

    internal sealed override string Canonical(object value) => Canonical((T)value);

    /// <summary>The text of a plain scalar, or the problem that it is none.</summary>
    protected static bool TryPlain(Written written, string wanted, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out KnobProblem? problem)
    {
        text = written is WrittenScalar { Quoted: false, IsNothing: false } scalar ? scalar.Text : null;
        problem = text is null ? NotA(written, wanted) : null;
        return text is not null;
    }

    /// <summary>The same of one item of a list, whose line the problem then names.</summary>
    protected static bool TryItem(Written item, string wanted, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out KnobProblem? problem)
    {
        if (!TryPlain(item, wanted, out text, out problem)) problem = problem with { Origin = item.Origin };
        return problem is null;
    }

    protected static string NotA(Written written, string wanted) => written is WrittenScalar { Quoted: true } quoted
        ? $"\"{Shown.Text(quoted.Text)}\" is a quoted text, not {wanted}"
        : $"{Shown.Shape(written)} is not {wanted}";
}
