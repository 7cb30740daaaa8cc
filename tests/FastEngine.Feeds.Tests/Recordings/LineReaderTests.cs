using System.IO.Pipelines;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Recordings;

public class LineReaderTests
{
    private const int Limit = 20;

    [Fact]
    public void Lines_do_not_depend_on_how_the_bytes_are_cut_into_segments() =>
        Prop.ForAll(Inputs(), Gen.Choose(1, 7).ToArbitrary(), (text, segment) =>
        {
            var lines = ReadAll(Encoding.ASCII.GetBytes(text), segment);
            Assert.Equal(Expected(text), lines);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_is_told_as_soon_as_its_end_is_there_and_not_before()
    {
        var pipe = new Pipe();
        using var lines = new LineReader(pipe.Reader);
        Assert.Equal(LineStatus.None, lines.Read(out _));
        pipe.Put("one\ntw");
        Assert.Equal(LineStatus.Line, lines.Read(out var line));
        Assert.Equal("one", Encoding.ASCII.GetString(line));
        Assert.Equal(LineStatus.None, lines.Read(out _));
        Assert.False(lines.IsCompleted);
        pipe.Put("o\n");
        Assert.Equal(LineStatus.Line, lines.Read(out line));
        Assert.Equal("two", Encoding.ASCII.GetString(line));
        pipe.Writer.Complete();
        Assert.Equal(LineStatus.None, lines.Read(out _));
        Assert.True(lines.IsCompleted);
        Assert.Equal(2, lines.LineNumber);
        Assert.Equal(8, lines.Bytes);
        Assert.Null(lines.Fault);
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_first_line()
    {
        var pipe = new Pipe();
        using var lines = new LineReader(pipe.Reader);
        pipe.Put("\uFEFFone\n\uFEFFtwo\n");
        Assert.Equal(LineStatus.Line, lines.Read(out var line));
        Assert.Equal(3, line.Length);
        Assert.Equal(LineStatus.Line, lines.Read(out line));
        Assert.Equal(6, line.Length);
    }

    [Fact]
    public void A_failing_writer_ends_the_input_and_is_told()
    {
        var pipe = new Pipe();
        using var lines = new LineReader(pipe.Reader);
        pipe.Put("one\ntw");
        Assert.Equal(LineStatus.Line, lines.Read(out _));
        pipe.Writer.Complete(new IOException("the socket is gone"));
        Assert.Equal(LineStatus.None, lines.Read(out _));
        Assert.True(lines.IsCompleted);
        Assert.Contains("the socket is gone", lines.Fault, StringComparison.Ordinal);
    }

    private static Arbitrary<string> Inputs()
    {
        var line = Gen.OneOf(
            Gen.Choose(0, 2 * Limit).Select(length => new string('x', length)),
            Gen.Choose(Limit - 2, Limit + 2).Select(length => new string('y', length)),
            Gen.Elements("", "a", "b\rc", "\r"));
        return line.Zip(Gen.Elements("\n", "\r\n", "")).Select(pair => pair.Item1 + pair.Item2).ListOf().Select(string.Concat).ToArbitrary();
    }

    // The plain definition: split at LF, drop one CR, empty lines told as "", overlong ones as "long".
    private static List<string> Expected(string text)
    {
        var expected = text.Split('\n').ToList();
        if (expected[^1].Length == 0) expected.RemoveAt(expected.Count - 1);
        return expected.ConvertAll(line =>
        {
            line = line.EndsWith('\r') ? line[..^1] : line;
            return line.Length > Limit ? "long" : line;
        });
    }

    private static List<string> ReadAll(byte[] bytes, int segment)
    {
        var pipe = new Pipe(new PipeOptions(new TinyPool(segment), minimumSegmentSize: 1, pauseWriterThreshold: 0));
        using var lines = new LineReader(pipe.Reader, Limit);
        var found = new List<string>();
        foreach (var b in bytes)
        {
            pipe.Writer.GetMemory(1).Span[0] = b;
            pipe.Writer.Advance(1);
        }

        pipe.Flush();
        pipe.Writer.Complete();
        while (true)
        {
            var status = lines.Read(out var line);
            if (status == LineStatus.None) break;
            found.Add(status == LineStatus.TooLong ? "long" : Encoding.ASCII.GetString(line));
        }

        Assert.True(lines.IsCompleted);
        Assert.Equal(found.Count, lines.LineNumber);
        Assert.Equal(bytes.Length, lines.Bytes);
        return found;
    }
}
