namespace FastEngine.EndToEnd;

/// <summary>Generated tapes of both markets, and instruments without a smallest notional on spot.</summary>
public sealed class LockstepTapes : IDisposable
{
    private readonly Folder _folder = new();

    public LockstepTapes()
    {
        Make(Usdm, "usdm", "3");
        Make(Spot, "spot", "2");
        var lines = File.ReadLines(Repository.At("config/instruments.yaml")).Select(line =>
            line.Contains("market: spot", StringComparison.Ordinal) ? line.Replace("min_notional: 5 }", "min_notional: 0.000001 }", StringComparison.Ordinal) : line);
        File.WriteAllLines(Instruments, lines);
    }

    public string Usdm => _folder.At("tape-usdm.frames");

    public string Spot => _folder.At("tape-spot.frames");

    public string Instruments => _folder.At("instruments.yaml");

    public void Dispose() => _folder.Dispose();

    private static void Make(string path, string market, string symbols) =>
        Engine.Run("generate", "--out", path, "--market", market, "--symbols", symbols, "--duration", "5m", "--rate", "8", "--seed", "5").Expect(0);
}
