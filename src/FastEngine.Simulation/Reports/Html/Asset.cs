using System.Security.Cryptography;
using System.Text;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>Style and scripts that every report carries.</summary>
internal static class Asset
{
    /// <summary>The charting library first; each may use what those before it define.</summary>
    public static string[] Scripts { get; } = [ChartLibrary(), Read("format.js"), Read("tables.js"), Read("charts.js"), Read("price.js"), Read("backtest.js"), Read("report.js")];

    /// <summary>Those of a comparison.</summary>
    public static string[] ComparisonScripts { get; } = [ChartLibrary(), Read("format.js"), Read("tables.js"), Read("charts.js"), Read("compare.js")];

    public static string Style { get; } = Read("uplot.css") + "\n" + Read("report.css");

    public static string ChartLicense { get; } = Read("uplot.license").TrimEnd();

    /// <summary>Nothing from outside, no script but these: a hostile name that got past the escaping would still not run.</summary>
    public static string PolicyOf(string[] scripts) => "default-src 'none'; style-src 'unsafe-inline'; script-src "
        + string.Join(' ', scripts.Select(script => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'"));

    // Its first line names its home page: nothing in a report may even look like a reference to outside.
    private static string ChartLibrary() => Read("uplot.js").Replace("https://", "", StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the resource '{name}' is not in {typeof(Asset).Assembly.GetName().Name}: build it again");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Browsers hash scripts after turning line ends into \n.
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
