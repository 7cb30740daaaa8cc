using FastEngine.Feeds;
using FastEngine.Host.Running;

namespace FastEngine.Host.Outputs;

/// <summary>Says of inputs that are cut or damaged where they end and what was recovered, as their scan found it.</summary>
internal static class DamagedInput
{
    /// <summary>A line a file; none for whole files.</summary>
    public static IEnumerable<string> Of(InputSet inputs) =>
        inputs.Inputs.Select(input => TextOf(input.Scan) is { } text ? $"{input.Scan.Path}: {text}" : null).OfType<string>();

    /// <summary>Null for a whole file.</summary>
    public static string? TextOf(ScannedInput scan) =>
        scan.Report.TruncationMessage is { } message ? $"truncated: {message}; {scan.Report.Trades:N0} trades of it can be used" : null;
}
