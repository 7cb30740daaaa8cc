using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Verbs;

namespace FastEngine.Proofs.Allocation;

/// <summary>A recording of raw frames of one symbol in memory, unpacked, and what a repetition must be shifted by to go on where it ended.</summary>
internal sealed record Recording(byte[] Text, InstrumentTable Instruments, long Lines, long Trades, long TimeSpanNs, long IdSpan)
{
    private const byte LineEnd = (byte)'\n';

    public static Recording Load(ResolvedConfig config, string path)
    {
        var request = new RunRequest { Verb = "proof", Files = [path], Config = config, Instruments = RunOptions.KnownInstruments(null) };
        var inputs = InputSet.Scan(request, Verb.Progress("scanning"), CancellationToken.None);
        if (inputs.Instruments.Count != 1) throw new InvalidDataException($"{path} holds {inputs.Instruments.Count} symbols; only one can be repeated");
        var (time, id, trades) = Extent(inputs);
        var text = Unpack(path);
        return new Recording(text, inputs.Instruments, text.AsSpan().Count(LineEnd), trades, time + EngineTime.NsPerMs, id + 1);
    }

    private static (long TimeNs, long Id, long Trades) Extent(InputSet inputs)
    {
        using var reader = inputs.Open()[0];
        var ticks = new Tick[1024];
        var (firstTime, lastTime, firstId, lastId, trades) = (long.MaxValue, long.MinValue, long.MaxValue, long.MinValue, 0L);
        while (!reader.IsCompleted)
        {
            var filled = reader.Fill(ticks);
            if (filled == 0) Thread.Yield();
            trades += filled;
            foreach (ref readonly var tick in ticks.AsSpan(0, filled))
            {
                (firstTime, lastTime) = (Math.Min(firstTime, tick.ExchangeTimeNs), Math.Max(lastTime, tick.ExchangeTimeNs));
                (firstId, lastId) = (Math.Min(firstId, tick.TradeId), Math.Max(lastId, tick.TradeId));
            }
        }

        return (lastTime - firstTime, lastId - firstId, trades);
    }

    private static byte[] Unpack(string path)
    {
        using var content = new MemoryStream();
        using (var packed = new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress)) packed.CopyTo(content);
        if (content.Length > 0 && content.GetBuffer()[content.Length - 1] != LineEnd) content.WriteByte(LineEnd);
        return content.ToArray();
    }
}
