using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>A run is made again from its journal, whatever threads it was made on; what was changed in it shows.</summary>
public sealed class JournalTests(GoldenTape tape) : IClassFixture<GoldenTape>, IDisposable
{
    private const int SegmentHeader = 512;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fused", 1)]
    [InlineData("sharded", 1)]
    [InlineData("sharded", 3)]
    public void Parity_is_complete(string topology, int shards)
    {
        var journal = _folder.At("journal");
        var run = Engine.Replay([tape.Path, .. TradedRun.Micro, "--topology", topology, "--shards", $"{shards}", "--journal", journal]);
        var verified = Engine.Run("replay", "--journal", journal, "--verify", "--json").Expect(0).Json();
        Assert.Equal(1, verified.GetProperty("parity").GetDouble());
        Assert.Equal(JsonValueKind.Null, verified.GetProperty("problem").ValueKind);
        foreach (var kind in (string[])["decisions", "sent", "ledger"])
        {
            var compared = verified.GetProperty(kind).GetProperty("compared").GetInt64();
            Assert.True(compared > 100, $"{kind}: {compared} compared");
            Assert.Equal(compared, verified.GetProperty(kind).GetProperty("equal").GetInt64());
        }

        var expected = run.GetProperty("output_hash");
        if (topology == "fused") Assert.Equal(expected.GetString(), verified.GetProperty("output_hash").GetString());
        else Assert.Equal((JsonValueKind.Null, 64), (expected.ValueKind, verified.GetProperty("output_hash").GetString()!.Length));
    }

    [Fact]
    public void A_flipped_bit_is_found_and_nothing_behind_it_is_played()
    {
        var journal = _folder.At("journal");
        Engine.Replay([tape.Path, .. TradedRun.Micro, "--journal", journal]);
        var whole = Engine.Run("replay", "--journal", journal, "--verify", "--json").Expect(0).Json().GetProperty("records").GetInt64();
        var segment = Assert.Single(Directory.GetFiles(journal, "*.fej"));
        var bytes = File.ReadAllBytes(segment);
        bytes[(SegmentHeader + bytes.Length) / 2] ^= 4;
        File.WriteAllBytes(segment, bytes);
        var verified = Engine.Run("replay", "--journal", journal, "--verify", "--json").Expect(1).Json();
        Assert.Contains("record", verified.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.InRange(verified.GetProperty("records").GetInt64(), 1, whole - 1);
    }

    [Fact]
    public void A_folder_with_a_journal_is_not_written_over()
    {
        var journal = _folder.At("journal");
        Engine.Replay([tape.Path, "--journal", journal]);
        Engine.Run("replay", tape.Path, "--journal", journal).Expect(2).Saying("holds a journal already");
    }

    [Fact]
    public void Verify_says_what_it_needs()
    {
        Engine.Run("replay", "--verify").Expect(2).Saying("--verify needs --journal DIR");
        Engine.Run("replay", "--verify", "--journal", _folder.At("none")).Expect(2).Saying("no such folder");
        Directory.CreateDirectory(_folder.At("empty"));
        Engine.Run("replay", "--verify", "--journal", _folder.At("empty")).Expect(1).Saying("no journal");
    }
}
