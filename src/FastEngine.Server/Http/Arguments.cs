using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FastEngine.Server.Http;

/// <summary>What a request asks for in its address.</summary>
internal static class Arguments
{
    public const int MostRows = 1_000;
    private const int UsualRows = 100;

    /// <exception cref="ProblemException">There is something else, which would be ignored.</exception>
    public static void RequireKnown(HttpRequest request, Argument[] known)
    {
        foreach (var name in request.Query.Keys)
        {
            if (!known.Any(argument => argument.Name == name))
                throw ProblemException.Wrong(name, known.Length == 0 ? "nothing is asked in the address here" : $"there is no such argument; there are {string.Join(", ", known.Select(argument => argument.Name))}");
        }
    }

    /// <exception cref="ProblemException">It is no number of rows.</exception>
    public static int Limit(HttpRequest request)
    {
        if (One(request, "limit") is not { } text) return UsualRows;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostRows ? limit
            : throw ProblemException.Wrong("limit", $"limit is a whole number from 1 to {MostRows}");
    }

    /// <summary>A symbol of the engine; null when none is named.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public static string? Symbol(HttpRequest request, IServedEngine engine) =>
        One(request, "symbol") is { } name ? Known(name, engine) : null;

    /// <summary>A symbol as the engine calls it.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public static string Known(string name, IServedEngine engine) => engine.NameOf(name) ?? throw ProblemException.Wrong("symbol", "this engine has no such symbol");

    /// <summary>A timeframe of the engine; its shortest when none is named.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public static string Timeframe(HttpRequest request, IServedEngine engine) =>
        One(request, "timeframe") is not { } name ? engine.Timeframes[0]
            : engine.Timeframes.FirstOrDefault(one => one.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw ProblemException.Wrong("timeframe", "this engine has no such timeframe");

    /// <summary>What is named once; null for what is not.</summary>
    /// <exception cref="ProblemException">It is named more than once.</exception>
    public static string? One(HttpRequest request, string field)
    {
        var values = request.Query[field];
        return values.Count switch
        {
            0 => null,
            1 => values[0],
            _ => throw ProblemException.Wrong(field, $"{field} is named more than once"),
        };
    }
}
