using System.Globalization;

namespace FastEngine.Host.Running;

/// <summary>Speeds as people write them: <c>max</c>, or a multiple of the recorded speed.</summary>
internal static class ReplaySpeed
{
    /// <exception cref="RunException">It is neither.</exception>
    public static double Parse(string text)
    {
        if (text == "max") return double.PositiveInfinity;
        if (text.EndsWith('x') && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= 1e9)
            return speed;
        throw new RunException(ExitCode.Usage, $"--speed '{text}' is neither max nor a multiple such as 1x, 10x or 0.5x");
    }
}
