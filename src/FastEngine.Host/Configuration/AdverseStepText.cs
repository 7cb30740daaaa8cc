using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FastEngine.Signals.Exits;

namespace FastEngine.Host.Configuration;

/// <summary>Steps of the adverse-moves exit as people write them: <c>5 below 0.3%</c>, and the last one just <c>1</c>.</summary>
public static class AdverseStepText
{
    public const int MaxMoves = 1_000;

    private const decimal PpmOfPercent = 10_000;

    public static string Of(AdverseStep step) => step.BelowProfitPpm == long.MaxValue
        ? step.Moves.ToString(CultureInfo.InvariantCulture)
        : $"{step.Moves} below {ExactDecimal.Format(step.BelowProfitPpm / PpmOfPercent)}%";

    /// <summary>Reads one step; without a profit it holds for all.</summary>
    public static bool TryParse(string text, out AdverseStep step, [NotNullWhen(false)] out string? problem)
    {
        step = default;
        problem = null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hasProfit = words.Length == 3 && words[1] == "below" && words[2].EndsWith('%');
        var profit = 0m;
        if ((words.Length != 1 && !hasProfit) || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var moves)
            || (hasProfit && !ExactDecimal.TryParse(words[2][..^1], out profit)))
        {
            problem = $"{Shown.Quoted(text)} is not a step such as '3 below 1%', or the last one such as '1'";
            return false;
        }

        if (moves is < 1 or > MaxMoves) problem = $"{moves} moves are out of range";
        else if (hasProfit && profit is <= 0 or > 100) problem = $"a profit of {Shown.Text(words[2])} is out of range";
        else if (profit * PpmOfPercent % 1 != 0) problem = $"{Shown.Text(words[2])} is not a multiple of 0.0001%";
        step = new AdverseStep(hasProfit ? (long)(profit * PpmOfPercent) : long.MaxValue, moves);
        return problem is null;
    }
}
