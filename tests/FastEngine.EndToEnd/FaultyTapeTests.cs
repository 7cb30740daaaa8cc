using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>Tapes with injected faults: what the engine counts is what the generator says it injected.</summary>
public sealed class FaultyTapeTests : IDisposable
{
    private const int Symbols = 4;
    private const int Trades = 60_000;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Duplicates_gaps_spikes_and_garbage_are_counted_exactly()
    {
        var (tape, summary) = Run("dup=0.01,gap=0.01,spike=0.001,timespike=0.001,garbage=0.003,variant=0.02,escape=0.01");
        var faults = tape.GetProperty("faults");
        Assert.All(faults.EnumerateObject(), fault => Assert.True(fault.Value.GetInt64() > 20, fault.Name));
        var spikes = Count(faults, "spike") + Count(faults, "timespike");
        Assert.Equal(Count(faults, "dup"), Input(summary, "duplicates"));
        Assert.Equal(Count(faults, "gap"), Input(summary, "gaps"));
        Assert.Equal(Count(tape, "missing_ids"), Sum(summary, "missing_ids"));
        Assert.Equal(spikes, Sum(summary, "held"));
        Assert.Equal(spikes, Sum(summary, "unconfirmed"));
        Assert.Equal(Count(faults, "garbage") + spikes, Input(summary, "malformed"));
        Assert.Equal((0, 0, 0), (Input(summary, "late"), Input(summary, "dropped"), Sum(summary, "resets")));
        Assert.Equal(Trades - spikes, Input(summary, "ticks"));
    }

    [Fact]
    public void Late_trades_and_trades_that_must_not_count_are_counted_exactly()
    {
        var (tape, summary) = Run("reorder=0.01,late=0.01,notmarket=0.01,zero=0.01");
        var faults = tape.GetProperty("faults");
        Assert.All(faults.EnumerateObject(), fault => Assert.True(fault.Value.GetInt64() > 400, fault.Name));
        var displaced = Count(faults, "reorder") + Count(faults, "late");
        var dropped = Count(faults, "notmarket") + Count(faults, "zero");
        Assert.Equal(displaced, Input(summary, "late"));
        Assert.Equal(dropped, Input(summary, "dropped"));
        Assert.Equal(Trades - dropped, Input(summary, "ticks"));
        Assert.Equal((0, 0), (Input(summary, "duplicates"), Input(summary, "malformed")));

        // Each leaves a hole among the ids when the next one comes; at the end of the tape none may come.
        Assert.InRange(Sum(summary, "missing_ids"), displaced + dropped - 3 * Symbols, displaced + dropped);
    }

    [Fact]
    public void Time_jumps_reset_every_symbol()
    {
        var (tape, summary) = Run("timejump=0.0002");
        var jumps = Count(tape.GetProperty("faults"), "timejump");
        Assert.True(jumps > 5);
        Assert.All(summary.GetProperty("symbols").EnumerateObject(), symbol => Assert.Equal((symbol.Name, jumps), (symbol.Name, Count(symbol.Value, "resets"))));
    }

    private (JsonElement Tape, JsonElement Summary) Run(string faults)
    {
        var tape = Engine.RunIn(_folder.Path, "generate", "--seed", "3", "--symbols", $"{Symbols}", "--trades", $"{Trades}", "--rate", "200",
            "--faults", faults, "--out", "faulty.frames.gz", "--json").Expect(0).Json();
        Engine.RunIn(_folder.Path, "replay", "faulty.frames.gz", "--out", "results").Expect(0);
        var summary = JsonDocument.Parse(File.ReadAllText(_folder.At("results/summary.json"))).RootElement;
        Engine.AssertNothingAllocated(summary);
        return (tape, summary);
    }

    private static long Count(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    private static long Input(JsonElement summary, string name) => Count(summary.GetProperty("inputs"), name);

    private static long Sum(JsonElement summary, string name) => summary.GetProperty("symbols").EnumerateObject().Sum(symbol => Count(symbol.Value, name));
}
