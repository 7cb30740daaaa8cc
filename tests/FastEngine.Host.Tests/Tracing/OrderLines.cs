using System.Text;
using FastEngine.Core.Execution;

namespace FastEngine.Host.Tests.Tracing;

/// <summary>A file of a run that is generated while it is read, so that a large one needs no room.</summary>
internal sealed class OrderLines(int count, Func<int, string> line) : Stream
{
    private byte[] _current = [];
    private int _at;
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Entries, then exits, of strategies and instruments in turn.</summary>
    public static ClientOrderId Id(int i) => new()
    {
        RunEpoch = 1_750_507_470, StrategyId = i % 3, Leg = i % 2 == 0 ? OrderLeg.Entry : OrderLeg.Exit, InstrumentId = i % 7, Sequence = 1000L + i / 4, Attempt = i % 4 / 2, ConfigTag = 123_456_789,
    };

    public static string Placed(int i) =>
        $$"""{"time_ns":{{1_750_508_178_042_000_000 + i}},"event":"order_placed","sequence":{{1000 + i / 4}},"order":{{i + 1}},"client_id":"{{Id(i)}}","position_id":{{i / 2 + 1}},"symbol":"S{{i % 7}}USDT","strategy":"s{{i % 3}}","leg":"{{(i % 2 == 0 ? "entry" : "exit")}}","side":"{{(i % 4 is 0 or 3 ? "buy" : "sell")}}","type":"market","quantity":"1"}""";

    public static string Decision(int i) =>
        $$"""{"time_ns":{{1_750_508_178_042_000_000 + i}},"symbol":"S{{i % 7}}USDT","strategy":"s{{i % 3}}","decision":{{i}},"sequence":{{1000 + i / 4}},"trade_id":{{i}},"direction":"{{(i % 4 == 0 ? "long" : "short")}}","level":5,"outcome":"signalled"}""";

    public override int Read(byte[] buffer, int offset, int wanted)
    {
        var written = 0;
        while (written < wanted)
        {
            if (_at == _current.Length)
            {
                if (_next == count) break;
                _current = Encoding.ASCII.GetBytes(line(_next++) + "\n");
                _at = 0;
            }

            var part = Math.Min(wanted - written, _current.Length - _at);
            Array.Copy(_current, _at, buffer, offset + written, part);
            _at += part;
            written += part;
        }

        return written;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
