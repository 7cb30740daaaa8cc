using System.Text;
using FastEngine.Storage.Cloud;
using FastEngine.Storage.Outbox;
using FastEngine.Storage.Tests.Firestore;
using FastEngine.Storage.Tests.Outbox;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Storage.Tests.Cloud;

public sealed class CloudUploaderTests : IDisposable
{
    private static readonly PumpOptions FastPump = new()
    {
        Pause = TimeSpan.Zero, FirstBackoff = TimeSpan.FromMilliseconds(0.1), MaxBackoff = TimeSpan.FromMilliseconds(1), UnclearAttempts = 1000,
    };

    private readonly TempFolder _folder = new();
    private readonly RecordingObserver _observer = new();

    [Fact]
    public void Under_random_faults_and_a_kill_every_file_arrives_as_it_was_and_once()
    {
        var faults = Gen.Frequency((6, Gen.Constant(StorageFault.None)), (4, Gen.Elements(Enum.GetValues<StorageFault>().Except([StorageFault.None, StorageFault.Corrupt]))))
            .Zip(Gen.Choose(0, 2_000_000)).Select(pair => (pair.Item1, pair.Item2)).ListOf(60);
        var sizes = Gen.OneOf(Gen.Elements(0, 1, 256 << 10, (256 << 10) + 1, 768 << 10), Gen.Choose(2, 900_000)).ListOf(3);
        var run = 0;
        Prop.ForAll(faults.ToArbitrary(), sizes.ToArbitrary(), Gen.Choose(0, 25).ToArbitrary(), (list, bytes, kill) =>
        {
            RunAsync(_folder.At($"run{run++}"), [.. list], [.. bytes], kill).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public async Task A_file_arrives_in_chunks_under_its_name_and_its_copy_goes()
    {
        await using var server = new StorageDouble();
        await using var uploads = Open(server, "a");
        var content = Content(1, 600_000);
        Assert.Equal(UploadOffer.Taken, uploads.Offer(UploadKind.Report, "2026-11-20/run 42.html", File("report", content)));
        Assert.Equal((1, 600_000L), (uploads.Status.SpooledFiles, uploads.Status.SpooledBytes));
        uploads.Start();
        Assert.True(await uploads.DrainAsync(Until.Limit));
        var (stored, type, _) = server.Objects["fastengine/reports/2026-11-20/run 42.html"];
        Assert.Equal(content, stored);
        Assert.Equal("text/html", type);
        Assert.Equal(["bytes 0-262143/600000", "bytes 262144-524287/600000", "bytes 524288-599999/600000"], server.Log.Where(line => line.Contains("PUT", StringComparison.Ordinal)).Select(line => line[line.IndexOf("bytes", StringComparison.Ordinal)..]));
        var status = uploads.Status;
        Assert.Equal((1L, 0L, 1L, 0L, 0, 0L), (status.Uploaded, status.AlreadyThere, status.SessionsStarted, status.Retries, status.SpooledFiles, status.SpooledBytes));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.At("a"), "files")));
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_session_stands()
    {
        var second = 0;
        await using var server = new StorageDouble { OnRequest = number => number < 3 || Volatile.Read(ref second) == 1 };
        var content = Content(2, 1_000_000);
        await using (var uploads = Open(server, "a"))
        {
            uploads.Offer(UploadKind.Snapshot, "state.bin", File("state", content));
            uploads.Start();
            await Until.TrueAsync(() => server.Requests > 3, "the cut");
        }

        Volatile.Write(ref second, 1);
        var before = server.Log.Count;
        await using var again = Open(server, "a");
        again.Start();
        Assert.True(await again.DrainAsync(Until.Limit));
        Assert.Equal(content, server.Objects["fastengine/snapshots/state.bin"].Content);
        Assert.Equal((1L, 0L), (again.Status.SessionsResumed, again.Status.SessionsStarted));
        Assert.EndsWith("bytes */1000000", server.Log.ElementAt(before), StringComparison.Ordinal);
        Assert.EndsWith("bytes 524288-786431/1000000", server.Log.ElementAt(before + 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_original_may_change_or_go_once_it_was_taken()
    {
        await using var server = new StorageDouble();
        await using var uploads = Open(server, "a");
        var path = File("log", "as it was"u8.ToArray());
        uploads.Offer(UploadKind.Log, "engine.jsonl", path);
        System.IO.File.Delete(path);
        uploads.Start();
        Assert.True(await uploads.DrainAsync(Until.Limit));
        Assert.Equal("as it was", Encoding.UTF8.GetString(server.Objects["fastengine/logs/engine.jsonl"].Content));
    }

    [Fact]
    public async Task A_name_is_written_once()
    {
        await using var server = new StorageDouble();
        await using (var uploads = Open(server, "a"))
        {
            Assert.Equal(UploadOffer.Taken, uploads.Offer(UploadKind.Log, "x", File("x", "one"u8.ToArray())));
            Assert.Equal(UploadOffer.AlreadyTaken, uploads.Offer(UploadKind.Log, "x", File("x2", "one"u8.ToArray())));
            Assert.Equal(UploadOffer.NameTaken, uploads.Offer(UploadKind.Log, "x", File("x3", "two"u8.ToArray())));
            uploads.Start();
            Assert.True(await uploads.DrainAsync(Until.Limit));
            Assert.Equal(UploadOffer.Taken, uploads.Offer(UploadKind.Log, "x", File("x", "one"u8.ToArray())));
            Assert.True(await uploads.DrainAsync(Until.Limit));
            Assert.Equal((1L, 1L), (uploads.Status.Uploaded, uploads.Status.AlreadyThere));
            Assert.Empty(_observer.Alerts);
            Assert.Equal(UploadOffer.Taken, uploads.Offer(UploadKind.Log, "x", File("x", "two"u8.ToArray())));
            Assert.True(await uploads.DrainAsync(Until.Limit));
        }

        Assert.Equal([OutboxAlert.EntryRefused], _observer.Alerts);
        Assert.Contains("another object of this name", _observer.AllText, StringComparison.Ordinal);
        Assert.Equal("one", Encoding.UTF8.GetString(server.Objects["fastengine/logs/x"].Content));
    }

    [Fact]
    public async Task What_the_server_stored_wrongly_is_deleted_and_sent_again()
    {
        await using var server = new StorageDouble([default, (StorageFault.Corrupt, 0)]);
        await using var uploads = Open(server, "a");
        uploads.Offer(UploadKind.Backtest, "b.csv", File("b", "a,b,c"u8.ToArray()));
        uploads.Start();
        Assert.True(await uploads.DrainAsync(Until.Limit));
        Assert.Equal("a,b,c", Encoding.UTF8.GetString(server.Objects["fastengine/backtests/b.csv"].Content));
        Assert.Equal((1L, 1L), (uploads.Status.Mismatches, uploads.Status.Uploaded));
    }

    [Fact]
    public async Task A_damaged_copy_is_never_sent()
    {
        await using var server = new StorageDouble();
        await using var uploads = Open(server, "a");
        uploads.Offer(UploadKind.Log, "x", File("x", "good"u8.ToArray()));
        System.IO.File.WriteAllText(Directory.GetFiles(Path.Combine(_folder.At("a"), "files"), "*.data").Single(), "evil");
        uploads.Start();
        Assert.True(await uploads.DrainAsync(Until.Limit));
        Assert.Equal([OutboxAlert.EntryRefused], _observer.Alerts);
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_bucket_that_refuses_is_told_and_nothing_is_given_up(int code)
    {
        var refuses = true;
        await using var server = new StorageDouble();
        server.Answer = line => Volatile.Read(ref refuses) ? (code, """{"error":{"message":"no access to upload_id=secret"}}""") : null;
        await using var uploads = Open(server, "a");
        uploads.Offer(UploadKind.Log, "x", File("x", "x"u8.ToArray()));
        uploads.Start();
        await Until.TrueAsync(() => _observer.Alerts.Contains(OutboxAlert.DestinationRefuses), "the alert");
        Assert.DoesNotContain("secret", _observer.AllText, StringComparison.Ordinal);
        Volatile.Write(ref refuses, false);
        Assert.True(await uploads.DrainAsync(Until.Limit));
        Assert.Single(server.Created);
    }

    [Fact]
    public async Task A_server_that_takes_nothing_is_an_outage_that_is_told_once()
    {
        await using var server = new StorageDouble([.. Enumerable.Repeat((StorageFault.Unavailable, 0), 20)]);
        await using var uploads = Open(server, "a");
        uploads.Offer(UploadKind.Log, "x", File("x", "x"u8.ToArray()));
        uploads.Start();
        Assert.True(await uploads.DrainAsync(Until.Limit));
        Assert.Equal([OutboxAlert.Offline, OutboxAlert.BackOnline], _observer.Alerts);
        Assert.Equal(20, uploads.Status.Retries + uploads.Status.Pump.Failures);
    }

    [Fact]
    public async Task A_token_of_the_service_account_opens_sessions_and_is_renewed_when_refused()
    {
        await using var tokens = await new TokenDouble().StartAsync();
        await using var server = new StorageDouble { Token = "token-2" };
        var options = Options(server) with { EmulatorHost = null, Address = new Uri("http://" + server.Host), KeyFile = tokens.WriteKeyFile(_folder.At("key.json")) };
        await using var uploads = CloudUploader.Open(options, _folder.At("a"), _observer);
        uploads.Offer(UploadKind.Log, "x", File("x", "x"u8.ToArray()));
        uploads.Start();
        Assert.True(await uploads.DrainAsync(Until.Limit));
        Assert.Equal(["Bearer token-1", "Bearer token-2"], server.Tokens);
        Assert.Equal("https://www.googleapis.com/auth/devstorage.read_write", tokens.Claims[0].GetProperty("scope").GetString());
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task What_waits_is_bounded_by_files_and_by_bytes()
    {
        await using var server = new StorageDouble();
        await using var uploads = CloudUploader.Open(Options(server) with { MaxFiles = 2, MaxSpoolBytes = 100 }, _folder.At("a"), _observer);
        Assert.Equal(UploadOffer.Full, uploads.Offer(UploadKind.Log, "big", File("big", new byte[101])));
        Assert.Equal(UploadOffer.Taken, uploads.Offer(UploadKind.Log, "1", File("1", new byte[10])));
        Assert.Equal(UploadOffer.Taken, uploads.Offer(UploadKind.Log, "2", File("2", new byte[10])));
        Assert.Equal(UploadOffer.Full, uploads.Offer(UploadKind.Log, "3", File("3", new byte[10])));
        Assert.Equal(UploadOffer.Failed, uploads.Offer(UploadKind.Log, "none", _folder.At("none")));
        Assert.Equal((2, 20L, 3L), (uploads.Status.SpooledFiles, uploads.Status.SpooledBytes, uploads.Status.NotTaken));
        uploads.Start();
        Assert.True(await uploads.DrainAsync(Until.Limit));
        Assert.Equal(UploadOffer.Taken, uploads.Offer(UploadKind.Log, "3", File("3", new byte[10])));
    }

    [Fact]
    public async Task Copies_and_session_addresses_are_for_the_owner_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var server = new StorageDouble();
        await using var uploads = Open(server, "a");
        uploads.Offer(UploadKind.Log, "x", File("x", "x"u8.ToArray()));
        var files = new DirectoryInfo(Path.Combine(_folder.At("a"), "files")).GetFiles();
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }

    [Fact]
    public void Without_a_bucket_uploads_are_off_and_without_credentials_they_are_refused()
    {
        Assert.False(CloudUploader.Open(new CloudOptions(), _folder.At("a"), _observer).IsOn);
        Assert.Throws<ArgumentException>(() => CloudUploader.Open(new CloudOptions { Bucket = "b" }, _folder.At("a"), _observer));
        Assert.False(Directory.Exists(_folder.At("a")));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a//b")]
    [InlineData("")]
    [InlineData("a\nb")]
    public async Task A_name_that_the_service_does_not_take_is_refused(string name)
    {
        await using var server = new StorageDouble();
        await using var uploads = Open(server, "a");
        Assert.Throws<ArgumentException>(() => uploads.Offer(UploadKind.Log, name, File("x", [])));
    }

    public void Dispose() => _folder.Dispose();

    // The state on disk is copied when a request comes, everything after that is as if it never was, and another uploader goes on with the copy.
    private async Task RunAsync(string path, (StorageFault, int)[] faults, int[] sizes, int kill)
    {
        await using var server = new StorageDouble(faults);
        var (isDead, directory) = (0, Path.Combine(path, "a"));
        server.OnRequest = number =>
        {
            if (number < kill) return true;
            if (Volatile.Read(ref isDead) == 2) return true;
            if (Volatile.Read(ref isDead) == 0) Copy(directory, Path.Combine(path, "b"));
            Volatile.Write(ref isDead, 1);
            return false;
        };
        byte[][] contents = [.. sizes.Select((size, i) => Content(i, size))];
        var wasKilled = false;
        await using (var uploads = CloudUploader.Open(Options(server), directory, _observer))
        {
            for (var i = 0; i < contents.Length; i++) Assert.Equal(UploadOffer.Taken, uploads.Offer(UploadKind.Backtest, $"f{i}", File($"f{i}", contents[i])));
            uploads.Start();
            var drained = uploads.DrainAsync(Until.Limit);
            await Until.TrueAsync(() => drained.IsCompleted || Volatile.Read(ref isDead) == 1, "the kill or the end");
            wasKilled = Volatile.Read(ref isDead) == 1;
        }

        Volatile.Write(ref isDead, 2);
        await using (var again = CloudUploader.Open(Options(server), wasKilled ? Path.Combine(path, "b") : directory, _observer))
        {
            again.Start();
            Assert.True(await again.DrainAsync(Until.Limit), string.Join('\n', server.Log));
            Assert.Equal((0, 0, 0), (again.Status.Outbox.Pending, again.Status.Outbox.Refused, again.Status.SpooledFiles));
        }

        for (var i = 0; i < contents.Length; i++) Assert.Equal(contents[i], server.Objects[$"fastengine/backtests/f{i}"].Content);
        Assert.Equal(contents.Length, server.Created.Count);
        Assert.Empty(server.Violations);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.Copy(file, target);
        }
    }

    private static byte[] Content(int seed, int size)
    {
        var content = new byte[size];
        new Random(seed).NextBytes(content);
        return content;
    }

    private static CloudOptions Options(StorageDouble server) => new()
    {
        Bucket = "bucket", EmulatorHost = server.Host, ChunkBytes = CloudOptions.ChunkUnit, FirstBackoff = TimeSpan.FromMilliseconds(0.1), MaxBackoff = TimeSpan.FromMilliseconds(1),
        RequestDeadline = Until.Limit, Pump = FastPump,
    };

    private ICloudUploads Open(StorageDouble server, string directory) => CloudUploader.Open(Options(server), _folder.At(directory), _observer);

    private string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(_folder.At(name), content);
        return _folder.At(name);
    }
}
