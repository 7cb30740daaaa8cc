using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>The golden tape and its backtest, whole and by symbol, run once for all tests that look at them or go on from them.</summary>
public sealed class BacktestRuns : IDisposable
{
    private readonly GoldenTape _tape = new();
    private readonly JsonElement _whole;
    private readonly JsonElement _bySymbol;

    public BacktestRuns()
    {
        _whole = Run("whole", TradedRun.Micro);
        _bySymbol = Run("by-symbol", [.. TradedRun.Micro, "--by", "symbol"]);
    }

    public string TapePath => _tape.Path;

    /// <summary>A copy of the files of the whole one.</summary>
    /// <returns>Its summary.</returns>
    public JsonElement Whole(string into) => Copy("whole", into, _whole);

    /// <summary>A copy of the files of the one by symbol.</summary>
    /// <returns>Its summary.</returns>
    public JsonElement BySymbol(string into) => Copy("by-symbol", into, _bySymbol);

    public void Dispose() => _tape.Dispose();

    private JsonElement Run(string name, IEnumerable<string> arguments) => Engine.Run(["backtest", _tape.Path, "--json", "--out", _tape.Folder.At(name), .. arguments]).Expect(0).Json();

    private JsonElement Copy(string name, string into, JsonElement summary)
    {
        Directory.CreateDirectory(into);
        foreach (var file in Directory.EnumerateFiles(_tape.Folder.At(name))) File.Copy(file, Path.Combine(into, Path.GetFileName(file)));
        return summary;
    }
}
