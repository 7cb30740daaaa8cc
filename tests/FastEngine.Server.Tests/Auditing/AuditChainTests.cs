using System.Text;
using FastEngine.Server.Auditing;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Server.Tests.Auditing;

public sealed class AuditChainTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-audit-").FullName;

    private string Log => Path.Combine(_folder, AuditFile.Name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Any_byte_that_is_changed_is_noticed()
    {
        Write(5);
        var sound = File.ReadAllBytes(Log);
        Prop.ForAll(Gen.Choose(0, sound.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(), change =>
        {
            var (at, by) = change;
            var changed = (byte[])sound.Clone();
            changed[at] ^= (byte)by;
            File.WriteAllBytes(Log, changed);
            return AuditFile.Verify(Log).Problem is not null;
        }).QuickCheckThrowOnFailure();
        File.WriteAllBytes(Log, sound);
        Assert.Equal((5, null), (AuditFile.Verify(Log).Entries, AuditFile.Verify(Log).Problem));
    }

    [Fact]
    public void Lines_that_are_removed_swapped_repeated_or_cut_off_are_noticed()
    {
        Write(5);
        var lines = File.ReadAllLines(Log);
        foreach (var changed in new[]
        {
            lines[..4], lines[..1], lines[1..], [.. lines[..2], .. lines[3..]], [lines[1], lines[0], .. lines[2..]], [.. lines, lines[4]], [.. lines[..3], lines[2], .. lines[3..]], Array.Empty<string>(),
        })
        {
            File.WriteAllText(Log, string.Concat(changed.Select(line => line + "\n")));
            Assert.NotNull(AuditFile.Verify(Log).Problem);
        }

        File.Delete(Log);
        Assert.Contains("gone", AuditFile.Verify(Log).Problem);
    }

    [Fact]
    public void A_log_made_anew_to_another_truth_is_not_the_one_of_the_head()
    {
        Write(3);
        var head = File.ReadAllBytes(AuditFile.HeadOf(Log));
        File.Delete(Log);
        File.Delete(AuditFile.HeadOf(Log));
        Write(3, "somebody else");
        File.WriteAllBytes(AuditFile.HeadOf(Log), head);
        Assert.NotNull(AuditFile.Verify(Log).Problem);
    }

    [Fact]
    public void A_log_that_was_tampered_with_is_not_continued()
    {
        Write(3);
        File.WriteAllText(Log, File.ReadAllText(Log).Replace("halt", "hold", StringComparison.Ordinal));
        Assert.Contains("line 1", Assert.Throws<ServerException>(() => Write(1)).Message);
    }

    [Fact]
    public void What_a_crash_leaves_of_a_line_is_cut_off_and_the_chain_goes_on()
    {
        Write(2);
        File.AppendAllText(Log, "{\"number\":3,\"time");
        Assert.NotNull(AuditFile.Verify(Log).Problem);
        Write(1);
        Assert.Equal((3, null), (AuditFile.Verify(Log).Entries, AuditFile.Verify(Log).Problem));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public void A_log_that_was_cut_is_not_repaired_because_its_last_line_is_torn_too(int left)
    {
        Write(5);
        var cut = string.Concat(File.ReadAllLines(Log)[..left].Select(line => line + "\n")) + $"{{\"number\":{left + 1},\"ti";
        File.WriteAllText(Log, cut);
        Assert.Contains("had 5", AuditFile.Verify(Log).Problem);
        Assert.Contains("had 5", Assert.Throws<ServerException>(() => Write(1)).Message);
        Assert.Equal(cut, File.ReadAllText(Log));
    }

    [Fact]
    public void A_torn_line_after_one_that_the_head_has_not_is_not_what_a_crash_leaves()
    {
        Write(2);
        var head = File.ReadAllBytes(AuditFile.HeadOf(Log));
        Write(1);
        File.WriteAllBytes(AuditFile.HeadOf(Log), head);
        File.AppendAllText(Log, "{");
        Assert.Throws<ServerException>(() => Write(1));
    }

    [Fact]
    public void An_engine_that_starts_brings_a_head_that_is_behind_up_to_the_log()
    {
        Write(2);
        var head = File.ReadAllBytes(AuditFile.HeadOf(Log));
        Write(1);
        var current = File.ReadAllBytes(AuditFile.HeadOf(Log));
        File.WriteAllBytes(AuditFile.HeadOf(Log), head);
        Write(0);
        Assert.Equal(current, File.ReadAllBytes(AuditFile.HeadOf(Log)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_log_without_its_head_is_not_sound_however_short(int left)
    {
        Write(5);
        File.WriteAllText(Log, string.Concat(File.ReadAllLines(Log)[..left].Select(line => line + "\n")));
        File.Delete(AuditFile.HeadOf(Log));
        Assert.Contains("gone", AuditFile.Verify(Log).Problem);
        Assert.Throws<ServerException>(() => Write(1));
    }

    [Fact]
    public void A_crash_in_the_first_line_of_a_log_is_no_tampering()
    {
        Write(0);
        Assert.Equal((0, null), (AuditFile.Verify(Log).Entries, AuditFile.Verify(Log).Problem));
        var head = File.ReadAllBytes(AuditFile.HeadOf(Log));
        Write(1);
        File.WriteAllBytes(AuditFile.HeadOf(Log), head);
        Assert.Equal((1, null), (AuditFile.Verify(Log).Entries, AuditFile.Verify(Log).Problem));
        File.WriteAllText(Log, File.ReadAllText(Log)[..20]);
        Write(1);
        Assert.Equal((1, null), (AuditFile.Verify(Log).Entries, AuditFile.Verify(Log).Problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"entries\":3}")]
    [InlineData("{\"entries\":3,\"hash\":\"00\"}")]
    public void A_head_that_is_none_is_told_with_what_the_log_says_by_itself(string text)
    {
        Write(3);
        File.WriteAllText(AuditFile.HeadOf(Log), text);
        var report = AuditFile.Verify(Log);
        Assert.Equal(3, report.Entries);
        Assert.Contains($"power cut may leave it: the log's own 3 entries hang together and end in {report.Hash}", report.Problem);
        Assert.Contains("aside", Assert.Throws<ServerException>(() => Write(1)).Message);
    }

    [Theory]
    [InlineData(2, 5, 5, true)]
    [InlineData(2, 5, 4, true)]
    [InlineData(2, 5, 8, true)]
    [InlineData(5, 5, 5, true)]
    [InlineData(4, 5, 4, true)]
    [InlineData(3, 5, 3, false)]
    [InlineData(6, 5, 6, false)]
    [InlineData(6, 5, 8, false)]
    public void What_was_written_while_the_log_was_read_is_held_against_the_head_of_then(int before, int read, int after, bool isSound)
    {
        var heads = new List<AuditHead> { AuditHead.Beginning };
        Write(8);
        AuditFile.Read(Log, entry => heads.Add(new AuditHead(entry.Number, entry.Hash)), out _);
        var log = Encoding.UTF8.GetBytes(string.Concat(File.ReadAllLines(Log)[..read].Select(line => line + "\n")));
        Assert.Equal(isSound, AuditFile.Follow(log, heads[before], heads[after], null, out _).Problem is null);
    }

    [Fact]
    public async Task A_log_that_is_being_written_verifies_at_any_moment()
    {
        using var stop = new CancellationTokenSource();
        Write(1);
        var writing = Task.Run(() =>
        {
            using var log = new AuditLog(Log, TimeProvider.System, _ => { });
            while (!stop.IsCancellationRequested) log.Append(Entry("halt"));
        });
        for (var i = 0; i < 200 || AuditFile.Verify(Log).Entries < 50; i++) Assert.Null(AuditFile.Verify(Log).Problem);
        await stop.CancelAsync();
        await writing;
        Assert.True(AuditFile.Verify(Log) is { Problem: null, Entries: > 1 });
    }

    [Fact]
    public void A_head_that_is_one_entry_behind_is_what_a_crash_leaves()
    {
        Write(2);
        var head = File.ReadAllBytes(AuditFile.HeadOf(Log));
        Write(1);
        File.WriteAllBytes(AuditFile.HeadOf(Log), head);
        Assert.Null(AuditFile.Verify(Log).Problem);
        Write(1);
        File.WriteAllBytes(AuditFile.HeadOf(Log), head);
        Assert.NotNull(AuditFile.Verify(Log).Problem);
    }

    [Fact]
    public void Whatever_a_request_says_stays_on_its_line()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            File.Delete(Log);
            File.Delete(AuditFile.HeadOf(Log));
            Write(2, text.Get);
            return AuditFile.Verify(Log) is { Entries: 2, Problem: null };
        }).QuickCheckThrowOnFailure();
    }

    private void Write(int entries, string actor = "anna")
    {
        // A text as it comes from a body: what is no Unicode was replaced there.
        var request = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes($"halt {actor}\n\0"));
        using var log = new AuditLog(Log, TimeProvider.System, _ => { });
        for (var i = 0; i < entries; i++) log.Append(Entry(request));
    }

    private static AuditEntry Entry(string request) =>
        new() { Number = 0, TimeNs = 0, Actor = "anna", Role = "operator", Remote = "127.0.0.1", Action = "POST /api/v1/commands", Request = request, Previous = "", Hash = "" };
}
