namespace FastEngine.Feeds.Tests.Recordings;

public class RecordingProbeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("1723161255 {\"e\":1}", "raw frames")]
    [InlineData("1723161255088176367\t{\"e\":1}", "raw frames")]
    [InlineData("ut off in the middle\":1}\n1723161255 {\"e\":1}", "raw frames")]
    [InlineData("\uFEFF\r\n\r\n1723161255 {\"e\":1}\r\n", "raw frames")]
    [InlineData("agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker", "aggTrades CSV")]
    [InlineData("1,2.5,3,1,1,1723161255088,true", "aggTrades CSV")]
    [InlineData("1,2.5,3,1,1,1723161255088,true,True", "aggTrades CSV")]
    [InlineData("id,price,qty,quote_qty,time,is_buyer_maker", "trades CSV")]
    [InlineData("1,2.5,3,7.5,1723161255088,false", "trades CSV")]
    [InlineData("\"1\",\"2.5\",\"3\",\"7.5\",\"1723161255088\",\"False\",\"True\"", "trades CSV")]
    [InlineData("exchange,symbol,timestamp,local_timestamp,id,side,price,amount", "Tardis trades CSV")]
    [InlineData("binance-futures,BTCUSDT,1582329602111000,1582329602418379,1,buy,9682,0.132", "Tardis trades CSV")]
    public void A_recording_is_recognised_by_its_content(string text, string expected)
    {
        Assert.Equal(expected, RecordingProbe.Probe(_folder.Write("a", text)).ToString());
        Assert.Equal(expected + ", gzip", RecordingProbe.Probe(_folder.Write("b", TempFolder.Gzip(text))).ToString());
        Assert.Equal(expected + ", zip", RecordingProbe.Probe(_folder.Write("c", TempFolder.Zip(("x.csv", text)))).ToString());
    }

    [Fact]
    public void A_line_of_10_MB_in_front_does_not_hide_the_frames() =>
        Assert.Equal(RecordingKind.RawFrames, RecordingProbe.Probe(_folder.Write("a", new string('x', 10_000_000) + "\n" + Tape.Line(1))).Kind);

    [Theory]
    [InlineData("hello world", "hello world")]
    [InlineData("{hello}", "{hello}")]
    [InlineData("{\"e\":1}", "{\"e\":1}")]
    [InlineData("1723161255 hello", "hello")]
    [InlineData("a,b,c\n1,2,3\n", "a,b,c")]
    [InlineData("open,high,low,close,volume,time", "open,high")]
    [InlineData("\u0001\u0002binary\u0000", "..binary.")]
    public void Garbage_is_refused_with_its_first_line(string text, string quoted)
    {
        var path = _folder.Write("garbage", text);
        var refused = Assert.Throws<RecordingException>(() => RecordingProbe.Probe(path));
        Assert.Equal(RecordingFault.Data, refused.Fault);
        Assert.Contains(path + ": not a recording", refused.Message, StringComparison.Ordinal);
        Assert.Contains(quoted, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 5000)];
            random.NextBytes(bytes);
            if (i % 4 == 1) new byte[] { 0x1F, 0x8B, 8, 0 }.AsSpan(0, Math.Min(4, bytes.Length)).CopyTo(bytes);
            if (i % 4 == 2) "PK\u0003\u0004"u8[..Math.Min(4, bytes.Length)].CopyTo(bytes);
            if (i % 4 == 3 && bytes.Length > 8) FetFormat.Magic.CopyTo(bytes);
            var path = _folder.Write("garbage", bytes);
            if (i % 4 == 3 && bytes.Length > 8) Assert.Throws<RecordingException>(() => FetTickReader.ReadHeader(path));
            else Assert.Throws<RecordingException>(() => RecordingProbe.Probe(path));
        }
    }

    [Fact]
    public void A_missing_file_or_a_directory_is_a_mistake_of_use()
    {
        Assert.Equal(RecordingFault.Usage, Fault(Path.Combine(_folder.Path, "nothing")).Fault);
        Assert.Equal(RecordingFault.Usage, Fault(Path.Combine(_folder.Path, "no", "folder")).Fault);
        Assert.Contains("directory", Fault(_folder.Path).Message, StringComparison.Ordinal);
        Assert.Equal(RecordingFault.Usage, Fault(_folder.Path).Fault);
        Assert.Equal(RecordingFault.Usage, Fault("").Fault);
    }

    [Fact]
    public void An_empty_file_is_refused_however_it_is_packed()
    {
        foreach (var content in (byte[][])[[], "\n\n"u8.ToArray(), TempFolder.Gzip(""), TempFolder.Zip(("a.csv", "")), TempFolder.Zip(), TempFolder.Gzip(Tape.Lines(9))[..12]])
        {
            var refused = Fault(_folder.Write("empty", content));
            Assert.Equal(RecordingFault.Data, refused.Fault);
            Assert.Contains("empty", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_packed_fet_file_is_refused()
    {
        var path = Path.Combine(_folder.Path, "a.fet");
        new FetWriter(path, Tape.OneInstrument).Dispose();
        Assert.Equal(RecordingKind.Fet, RecordingProbe.Probe(path).Kind);
        Assert.Contains("unpack", Fault(_folder.Write("a.fet.gz", TempFolder.Gzip(File.ReadAllBytes(path)))).Message, StringComparison.Ordinal);
    }

    private static RecordingException Fault(string path) => Assert.Throws<RecordingException>(() => RecordingProbe.Probe(path));
}
