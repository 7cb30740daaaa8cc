using System.IO.Pipelines;
using System.Text;
using FastEngine.Feeds.WebSockets;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>Framing as RFC 6455 has it; the numbers are those of the Autobahn cases that a test stands for.</summary>
public class FrameReaderTests
{
    private const int Limit = 70_000;

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void A_message_of_any_length_is_read_whole_1_1_and_1_2(int length)
    {
        var text = new string('*', length);
        Assert.Equal([$"text {text}", $"binary {text}"],
            Read([.. ServerFrames.Text(text), .. ServerFrames.Frame(Opcode.Binary, Encoding.ASCII.GetBytes(text))], 997));
    }

    [Fact]
    public void A_message_that_is_cut_at_any_byte_is_the_same()
    {
        byte[] bytes =
        [
            .. ServerFrames.Text("one"), .. ServerFrames.Ping("p"), .. ServerFrames.Text("fra", isFinal: false), .. ServerFrames.Ping("between"),
            .. ServerFrames.Continuation("", isFinal: false), .. ServerFrames.Continuation("gments", isFinal: true), .. ServerFrames.Text(new string('x', 200)),
            .. ServerFrames.Close(1000, "bye"),
        ];
        string[] expected = ["text one", "ping p", "ping between", "text fragments", $"text {new string('x', 200)}", "close 1000 bye"];
        for (var cut = 0; cut <= bytes.Length; cut++) Assert.Equal(expected, Read(bytes, [cut, bytes.Length - cut]));
    }

    [Fact]
    public void Messages_do_not_depend_on_how_the_bytes_are_cut() =>
        Prop.ForAll(Sequences(), Gen.Choose(1, 40).ToArbitrary(), (frames, piece) =>
        {
            byte[] bytes = [.. frames.SelectMany(frame => frame)];
            Assert.Equal(Read(bytes, bytes.Length + 1), Read(bytes, piece));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_that_lies_in_one_piece_is_not_copied_and_one_that_does_not_is()
    {
        var pipe = Pipe();
        var reader = new FrameReader(pipe.Reader, Limit);
        Put(pipe, ServerFrames.Text("one"));
        Put(pipe, ServerFrames.Text("two").AsSpan(0, 3));
        Assert.Equal(FrameStatus.Text, reader.Read(out _));
        Assert.Equal(FrameStatus.None, reader.Read(out _));
        Assert.True(reader.HasPart);
        Put(pipe, ServerFrames.Text("two").AsSpan(3));
        Assert.Equal(FrameStatus.Text, reader.Read(out var text));
        Assert.Equal("two", Encoding.ASCII.GetString(text));
        Assert.Equal(0, reader.Copied);
        Assert.Equal(FrameStatus.None, reader.Read(out _));
        Assert.False(reader.HasPart);
        Put(pipe, ServerFrames.Text(new string('x', 10_000)));
        Assert.Equal(FrameStatus.Text, reader.Read(out text));
        Assert.Equal(10_000, text.Length);
        Assert.Equal(1, reader.Copied);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_reserved_bit_fails_the_connection_3(int reserved) =>
        Assert.Equal(["text a", "failed 1002"],
            Read([.. ServerFrames.Text("a"), .. ServerFrames.Frame(Opcode.Text, [65], reserved: reserved), .. ServerFrames.Text("b")], 7));

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(15)]
    public void A_reserved_opcode_fails_the_connection_4(int opcode) =>
        Assert.Equal(["text a", "failed 1002"], Read([.. ServerFrames.Text("a"), .. ServerFrames.Frame((Opcode)opcode, [65])], 7));

    [Fact]
    public void A_control_frame_is_short_and_whole_2_5_and_5_1()
    {
        Assert.Equal([$"ping {new string('p', 125)}"], Read(ServerFrames.Ping(new string('p', 125)), 50));
        Assert.Equal(["failed 1002"], Read(ServerFrames.Ping(new string('p', 126)), 50));
        Assert.Equal(["failed 1002"], Read(ServerFrames.Frame(Opcode.Ping, [65], isFinal: false), 50));
        Assert.Equal(["failed 1002"], Read(ServerFrames.Frame(Opcode.Pong, [65], isFinal: false), 50));
        Assert.Equal(["failed 1002"], Read(ServerFrames.Frame(Opcode.Close, new byte[126]), 50));
    }

    [Fact]
    public void Fragments_come_in_order_5()
    {
        Assert.Equal(["failed 1002"], Read(ServerFrames.Continuation("a", isFinal: true), 50));
        Assert.Equal(["failed 1002"], Read(ServerFrames.Continuation("a", isFinal: false), 50));
        Assert.Equal(["text ab", "failed 1002"],
            Read([.. ServerFrames.Text("a", isFinal: false), .. ServerFrames.Continuation("b", isFinal: true), .. ServerFrames.Continuation("c", isFinal: true)], 50));
        Assert.Equal(["failed 1002"], Read([.. ServerFrames.Text("a", isFinal: false), .. ServerFrames.Text("b")], 50));
        Assert.Equal(["text "],
            Read([.. ServerFrames.Text("", isFinal: false), .. ServerFrames.Continuation("", isFinal: false), .. ServerFrames.Continuation("", isFinal: true)], 50));
    }

    [Fact]
    public void A_masked_frame_fails_the_connection() =>
        Assert.Equal(["failed 1002"], Read(ServerFrames.Frame(Opcode.Text, [65], isMasked: true), 50));

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1003)]
    [InlineData(1007)]
    [InlineData(1011)]
    [InlineData(1012)]
    [InlineData(3000)]
    [InlineData(4999)]
    public void A_close_code_that_may_be_sent_is_read_7_7(int code) => Assert.Equal([$"close {code} "], Read(ServerFrames.Close(code), 50));

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(1004)]
    [InlineData(1005)]
    [InlineData(1006)]
    [InlineData(1015)]
    [InlineData(1016)]
    [InlineData(1100)]
    [InlineData(2000)]
    [InlineData(2999)]
    [InlineData(5000)]
    [InlineData(65_535)]
    public void A_close_code_that_nobody_may_send_fails_the_connection_7_9_and_7_13(int code) => Assert.Equal(["failed 1002"], Read(ServerFrames.Close(code), 50));

    [Fact]
    public void A_close_frame_has_no_code_or_a_whole_one_7_3()
    {
        Assert.Equal(["close"], Read(ServerFrames.Frame(Opcode.Close, []), 50));
        Assert.Equal(["failed 1002"], Read(ServerFrames.Frame(Opcode.Close, [3]), 50));
        Assert.Equal([$"close 1000 {new string('*', 123)}"], Read(ServerFrames.Close(1000, new string('*', 123)), 50));
    }

    [Fact]
    public void A_message_beyond_the_limit_fails_the_connection_before_its_bytes_are_there_9()
    {
        Assert.Equal([$"text {new string('x', Limit)}"], Read(ServerFrames.Text(new string('x', Limit)), 4096));
        Assert.Equal(["failed 1009"], Read(ServerFrames.Text(new string('x', Limit + 1))[..10], 50));
        Assert.Equal(["failed 1009"],
            Read([.. ServerFrames.Text(new string('x', Limit - 10), isFinal: false), .. ServerFrames.Continuation(new string('x', 11), isFinal: true)[..2]], 4096));
        Assert.Equal(["failed 1009"], Read([0x82, 127, 0x7F, 255, 255, 255, 255, 255, 255, 255], 50));
        Assert.Equal(["failed 1002"], Read([0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0], 50));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(1_000)]
    [InlineData(16_384)]
    public void A_long_message_in_fragments_of_any_size_is_one_message_9_3(int fragment)
    {
        var text = string.Concat(Enumerable.Range(0, 65_536 / 8).Select(i => $"{i:0000000} "));
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at += fragment)
        {
            var piece = text[at..Math.Min(text.Length, at + fragment)];
            var isFinal = at + fragment >= text.Length;
            bytes.AddRange(at == 0 ? ServerFrames.Text(piece, isFinal) : ServerFrames.Continuation(piece, isFinal));
        }

        Assert.Equal([$"text {text}"], Read([.. bytes], 1_777));
    }

    [Fact]
    public void The_end_of_the_pipe_is_told_after_everything_whole()
    {
        var pipe = Pipe();
        var reader = new FrameReader(pipe.Reader, Limit);
        Put(pipe, [.. ServerFrames.Text("a"), 0x81]);
        pipe.Writer.Complete();
        Assert.Equal(FrameStatus.Text, reader.Read(out _));
        Assert.Equal(FrameStatus.Ended, reader.Read(out _));
        Assert.Equal(FrameStatus.Ended, reader.Read(out _));
    }

    private static List<string> Read(byte[] bytes, int piece) =>
        Read(bytes, [.. Enumerable.Range(0, bytes.Length / piece + 1).Select(i => Math.Min(piece, bytes.Length - i * piece))]);

    private static List<string> Read(byte[] bytes, int[] pieces)
    {
        var pipe = Pipe();
        var reader = new FrameReader(pipe.Reader, Limit, reserveBytes: 16);
        var read = new List<string>();
        var at = 0;
        foreach (var piece in pieces)
        {
            Put(pipe, bytes.AsSpan(at, piece));
            at += piece;
            while (true)
            {
                var status = reader.Read(out var payload);
                if (status == FrameStatus.None) break;
                read.Add(Told(status, payload, reader));
                if (status == FrameStatus.Failed) return read;
            }
        }

        return read;
    }

    private static string Told(FrameStatus status, ReadOnlySpan<byte> payload, FrameReader reader)
    {
        if (status == FrameStatus.Failed)
        {
            Assert.NotNull(reader.Fault);
            return $"failed {reader.FaultCode}";
        }

        var name = status.ToString().ToLowerInvariant();
        if (status != FrameStatus.Close) return $"{name} {Encoding.ASCII.GetString(payload)}";
        return payload.IsEmpty ? name : $"{name} {payload[0] << 8 | payload[1]} {Encoding.ASCII.GetString(payload[2..])}";
    }

    private static Pipe Pipe() => new(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: 4096, useSynchronizationContext: false));

    private static void Put(Pipe pipe, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var memory = pipe.Writer.GetSpan(1);
            var count = Math.Min(memory.Length, bytes.Length);
            bytes[..count].CopyTo(memory);
            pipe.Writer.Advance(count);
            bytes = bytes[count..];
        }

        pipe.Writer.FlushAsync().AsTask().Wait();
    }

    private static Arbitrary<byte[][]> Sequences()
    {
        var text = Gen.Choose(0, 300).Select(length => ServerFrames.Text(new string('t', length)));
        var ping = Gen.Choose(0, 125).Select(length => ServerFrames.Ping(new string('p', length)));
        var open = Gen.Choose(0, 30).Select(length => ServerFrames.Text(new string('f', length), isFinal: false));
        var more = Gen.Choose(0, 30).Select(length => ServerFrames.Continuation(new string('c', length), isFinal: length % 2 == 0));
        return Gen.OneOf(text, text, ping, open, more).ArrayOf().ToArbitrary();
    }
}
