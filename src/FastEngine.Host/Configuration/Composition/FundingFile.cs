using FastEngine.Core;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;
using FastEngine.Simulation.Models.Funding;

namespace FastEngine.Host.Configuration;

/// <summary>Rates of funding from a CSV file, <c>time,symbol,rate</c>: UTC or digits since 1970, the exchange's name, the part of the notional that longs pay.</summary>
public static class FundingFile
{
    private const string Header = "time,symbol,rate";
    private const int Columns = 3;
    private const decimal BillionthsOfOne = 1_000_000_000;

    /// <summary>What the configuration says of funding, for the instruments of a run; rows of other symbols are passed over.</summary>
    /// <exception cref="RunException">A line for each thing that is wrong.</exception>
    public static FundingOptions Of(ResolvedConfig config, InstrumentTable instruments)
    {
        if (config.Get(Knobs.Paper.FundingModel) != FundingKind.File) return EngineSettings.Funding(config);
        var path = config.Get(Knobs.Paper.FundingFile);
        var violations = new List<Violation>();
        try
        {
            var rates = Read(path, File.ReadLines(path), instruments, violations);
            if (violations.Count == 0) return new FundingOptions { Rates = rates, Source = Path.GetFileName(path) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            violations.Add(new Violation(Origin.File(path), Knobs.Paper.FundingFile.Key, File.Exists(path) ? $"cannot be read: {e.Message}" : "no such file"));
        }

        throw new RunException(ExitCode.Usage, string.Join('\n', violations));
    }

    /// <summary>Reads lines as if they were the file's.</summary>
    public static IReadOnlyList<FundingRate> Read(string path, IEnumerable<string> lines, InstrumentTable instruments, List<Violation> violations)
    {
        var bySymbol = instruments.All.ToArray().Where(instrument => instrument.Market != Market.Spot).ToLookup(instrument => instrument.Symbol, StringComparer.Ordinal);
        var rates = new List<FundingRate>();
        var number = 0;
        foreach (var line in lines)
        {
            var origin = Origin.File(path, ++number);
            if (number == 1)
            {
                if (line.TrimStart('\uFEFF').Trim() != Header) violations.Add(new Violation(origin, "", $"the header is not {Header}"));
                continue;
            }

            if (line.AsSpan().Trim().IsEmpty) continue;
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != Columns) violations.Add(new Violation(origin, "", $"{cells.Length} cells where the header has {Columns}"));
            else if (TryRate(cells, origin, violations, out var timeNs, out var ratePpb)) rates.AddRange(bySymbol[cells[1]].Select(instrument => new FundingRate(timeNs, instrument.Id, ratePpb)));
        }

        if (number == 0) violations.Add(new Violation(Origin.File(path), "", $"is empty; the header is {Header}"));
        return rates;
    }

    private static bool TryRate(string[] cells, Origin origin, List<Violation> violations, out long timeNs, out long ratePpb)
    {
        var before = violations.Count;
        (timeNs, ratePpb) = (0, 0);
        try
        {
            timeNs = UtcText.Parse(cells[0]);
        }
        catch (RunException e)
        {
            violations.Add(new Violation(origin, "time", e.Message));
        }

        if (!ExactDecimal.TryParse(cells[2], out var rate) || Math.Abs(rate) > 1) violations.Add(new Violation(origin, "rate", $"{Shown.Quoted(cells[2])} is not a part of the notional of -1 to 1"));
        else ratePpb = (long)Math.Round(rate * BillionthsOfOne, MidpointRounding.AwayFromZero);
        return violations.Count == before;
    }
}
