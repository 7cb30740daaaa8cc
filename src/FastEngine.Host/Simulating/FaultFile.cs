using FastEngine.Exchange;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;

namespace FastEngine.Host.Simulating;

/// <summary>Reads what <c>--faults</c> says: a line of names and values, or a YAML file of them.</summary>
internal static class FaultFile
{
    /// <exception cref="RunException">The file is not a map of names and values.</exception>
    /// <exception cref="ArgumentException">A fault is not known, or has a value that it cannot have.</exception>
    public static FaultScript Read(string? given)
    {
        if (given is null) return FaultScript.None;
        if (!File.Exists(given)) return FaultScript.Parse(given);
        var violations = new List<Violation>();
        var root = YamlSource.ReadFile(given, given, violations);
        if (violations.Count > 0) throw new RunException(ExitCode.Usage, string.Join('\n', violations));
        if (root is not WrittenMap map) throw new RunException(ExitCode.Usage, $"{given}: holds no map of faults, as 'drop: 0.01'");
        return FaultScript.Parse(map.Entries.Select(entry => entry.Value is WrittenScalar scalar
            ? (entry.Key, scalar.Text)
            : throw new RunException(ExitCode.Usage, $"{given}: {entry.Key} is not a single value")));
    }
}
