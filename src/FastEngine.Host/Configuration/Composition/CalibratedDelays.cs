using FastEngine.Core;
using FastEngine.Host.Running;
using FastEngine.Simulation.Models.Delays;

namespace FastEngine.Host.Configuration;

/// <summary>The file of measured delays that the configuration names.</summary>
public static class CalibratedDelays
{
    /// <summary>Null when no delay is calibrated.</summary>
    /// <exception cref="RunException">It cannot be read, or its content is not what its hash says.</exception>
    public static DelayProfile? Of(ResolvedConfig config)
    {
        if (Knobs.Paper.Delays.Models.All(knob => config.Get(knob) != DelayModelKind.Calibrated)) return null;
        var path = config.Get(Knobs.Paper.Delays.File);
        try
        {
            return DelayFile.Parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, File.Exists(path) ? $"cannot be read: {exception.Message}" : "no such file");
        }
        catch (InvalidDataException exception)
        {
            throw Wrong(path, exception.Message);
        }
    }

    /// <summary>Refuses a file that cannot stand for a tape.</summary>
    /// <param name="config">Names it, and how old it may be.</param>
    /// <param name="markets">Of the tape.</param>
    /// <param name="firstNs">Least time of the tape.</param>
    /// <param name="lastNs">Greatest time of the tape.</param>
    /// <exception cref="RunException">It is of another venue, or stale.</exception>
    public static void ThrowIfUnfit(ResolvedConfig config, IEnumerable<Market> markets, long firstNs, long lastNs)
    {
        if (Of(config)?.WhyNot(markets, firstNs, lastNs, config.Get(Knobs.Paper.Delays.MaxAge)) is { } why) throw Wrong(config.Get(Knobs.Paper.Delays.File), why);
    }

    internal static RunException Wrong(string path, string what) =>
        new(ExitCode.Usage, new Violation(Origin.File(path), Knobs.Paper.Delays.File.Key, what).ToString());
}
