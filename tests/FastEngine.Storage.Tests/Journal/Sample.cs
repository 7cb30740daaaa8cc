using FastEngine.Core.Journal;
using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

/// <summary>Small journals whose records follow from their numbers.</summary>
internal static class Sample
{
    public static JournalSchema Schema { get; } = new(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray(), "config 1234");

    public static JournalOptions Options(TempFolder folder) => new() { Directory = folder.Path, SegmentBytes = 64 << 10, BufferBytes = 64 << 10 };

    /// <summary>0 to 40 bytes, other ones for every number.</summary>
    public static byte[] Payload(long number)
    {
        var bytes = new byte[number * 7 % 41];
        new Random((int)number).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Appends <paramref name="count"/> records and steps the writing side until it has nothing to do.</summary>
    public static void Append(JournalWriter writer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            while (!AppendNext(writer)) Assert.True(writer.Io.DoWork() > 0, writer.Fault);
        }

        Step(writer);
    }

    /// <summary>The record that belongs to the writer's next number.</summary>
    public static bool AppendNext(JournalWriter writer)
    {
        if (writer.Appended == writer.Recovered.LastNumber && !writer.TryBeginSegment([])) return false;
        var number = writer.Appended + 1;
        return writer.TryAppend((byte)number, (byte)(number >> 8), Payload(number));
    }

    public static void Step(JournalWriter writer)
    {
        while (writer.Io.DoWork() > 0)
        {
        }
    }

    public static bool IsRight(in JournalRecord record) => record.IsSnapshot
        || (record.Kind == (byte)record.Number && record.Stream == (byte)(record.Number >> 8) && record.Payload.SequenceEqual(Payload(record.Number)));

    /// <summary>Reads all that can be read, and that every record is right and has the number after the one before.</summary>
    public static (long Last, JournalProblem? Problem) Read(string directory, long from = 0)
    {
        using var reader = new JournalReader(directory, new JournalReaderOptions { From = from });
        var last = 0L;
        while (reader.TryRead(out var record))
        {
            if (!IsRight(record) || (last != 0 && record.Number != last + 1)) throw new InvalidOperationException($"record {record.Number} after {last} is wrong");
            last = record.Number;
        }

        return (last, reader.Problem);
    }

    /// <summary>Reads all that can be read, whatever the payloads.</summary>
    public static (long Last, JournalProblem? Problem) ReadAny(string directory)
    {
        using var reader = new JournalReader(directory);
        var last = 0L;
        while (reader.TryRead(out var record)) last = record.Number;
        return (last, reader.Problem);
    }
}
