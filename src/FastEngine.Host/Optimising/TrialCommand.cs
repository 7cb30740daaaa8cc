using System.Globalization;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Host.Optimising;

/// <summary>The one command line that makes a trial again, ready for a shell.</summary>
/// <param name="inputs">Files and options that say what is read, and the configuration below the trial's settings, as typed.</param>
/// <param name="warmUpNs">Tape before the window.</param>
internal sealed class TrialCommand(IReadOnlyList<string> inputs, long warmUpNs)
{
    private const string Plain = "@%_-+=:,./";

    public string Of(Trial trial) => string.Join(' ', ArgumentsOf(trial).Prepend("fastengine").Select(Quoted));

    /// <summary>Verb and arguments.</summary>
    public IReadOnlyList<string> ArgumentsOf(Trial trial) =>
    [
        "backtest", .. inputs, .. trial.Point.Settings.SelectMany(setting => new[] { "--set", setting }),
        "--from", Text(trial.Window.FromNs), "--to", Text(trial.Window.ToNs), "--warmup-span", Configuration.Duration.Format(warmUpNs),
    ];

    private static string Text(long ns) => ns.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c))
            ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
