using System.IO.Compression;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Tests.Optimising;

/// <summary>What backtests and searches say of a tape whose end is gone.</summary>
public sealed class DamagedTapeTests(WalkTape tape) : IClassFixture<WalkTape>
{
    [Fact]
    public void A_tape_that_is_cut_is_named_with_its_end_in_summary_report_and_verdict()
    {
        var cut = Cut();
        Assert.Equal(ExitCode.Ok, WalkTape.Run(BacktestVerb.Create(), [cut, "--config", "micro.yaml", tape.PathOf("walk.yaml"), "--out", tape.PathOf("backtest")]));
        var length = new FileInfo(cut).Length.ToString("N0");
        Said((string?)tape.Read("backtest")["inputs"]!["files"]![0]!["truncated"]);
        var report = File.ReadAllText(Path.Combine(tape.PathOf("backtest"), "report.html"));
        Assert.Contains("<strong>cut.txt.gz is not whole.</strong> truncated: ", report, StringComparison.Ordinal);
        Said(report);

        Assert.Equal(ExitCode.Ok, WalkTape.Run(OptimizeVerb.Create(), [cut, "--config", "micro.yaml", tape.PathOf("walk.yaml"), "--space", tape.PathOf("space.yaml"), "--embargo", "10m",
            "--trials", "2", "--validation", "in-sample", "--out", tape.PathOf("search")]));
        var search = tape.Read("search");
        Said((string?)search["inputs"]![0]!["truncated"]);
        var note = (string?)search["verdict"]!["notes"]![0];
        Assert.StartsWith($"{cut}: truncated: ", note, StringComparison.Ordinal);
        Said(note);
        Said(File.ReadAllText(Path.Combine(tape.PathOf("search"), "report.html")));

        void Said(string? text) => Assert.Contains($"the gzip file is cut after {length} bytes; all before the cut was read", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_tape_has_no_note_of_it()
    {
        var search = tape.Optimize("whole", "--trials", "2", "--validation", "in-sample");
        Assert.Null(search["inputs"]![0]!["truncated"]);
        Assert.DoesNotContain(search["verdict"]!["notes"]!.AsArray(), note => ((string)note!).Contains("truncated", StringComparison.Ordinal));
    }

    private string Cut()
    {
        var path = tape.PathOf("cut.txt.gz");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(File.ReadAllBytes(tape.PathOf("walk.txt")));
        File.WriteAllBytes(path, packed.ToArray()[..(int)(packed.Length * 4 / 5)]);
        return path;
    }
}
