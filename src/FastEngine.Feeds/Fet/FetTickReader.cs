using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Reads the trades of a <c>.fet</c> file straight from its pages in memory.</summary>
public sealed unsafe class FetTickReader : TickReader
{
    // What is passed at most before the caller looks at anything else: some 65 thousand records, less than a millisecond.
    private const int MostFills = 128;

    private const string BadRecord = "a field of the record is out of range";
    private const string BadScale = "a number that the instrument's scale cannot hold";

    private readonly FetMap _map;
    private readonly FetBlocks _blocks;
    private readonly FetScaling[] _scalings;
    private FetRecord* _next;
    private int _left;
    private bool _disposed;
    private int _quotes;

    /// <summary>Reads with the file's own instruments.</summary>
    /// <exception cref="RecordingException">The file cannot be opened, or its header is not usable.</exception>
    public FetTickReader(string path)
        : this(path, null)
    {
    }

    /// <param name="instruments">The run's: records get their ids and scales; instruments that it does not hold are counted as unknown.</param>
    /// <exception cref="RecordingException">The file cannot be opened, or its header is not usable.</exception>
    public FetTickReader(string path, InstrumentTable? instruments)
        : base(path)
    {
        _map = new FetMap(path);
        try
        {
            Header = FetHeader.Parse(path, _map.Slice(0, (int)Math.Min(_map.Length, int.MaxValue)));
        }
        catch
        {
            _map.Dispose();
            throw;
        }

        _blocks = new FetBlocks(_map, Header);
        _scalings = new FetScaling[Header.Instruments.Count];
        var wanted = new Dictionary<(string, Market), Instrument>();
        foreach (var instrument in (instruments ?? Header.Instruments).All) wanted[(instrument.Symbol, instrument.Market)] = instrument;
        foreach (var stored in Header.Instruments.All)
            _scalings[stored.Id] = FetScaling.Between(stored, instruments is null ? stored : wanted.GetValueOrDefault((stored.Symbol, stored.Market)));
    }

    public FetHeader Header { get; }

    /// <summary>Whether quotes are read too; else they are skipped.</summary>
    public bool WantsQuotes { get; init; }

    /// <summary>How far a trade of the file lies at most behind the highest time before it, ns; without it nothing is skipped.</summary>
    public long LargestStepBackNs { get; init; } = long.MaxValue;

    public override bool IsCompleted => _left == 0 && (_disposed || _blocks.IsCompleted);

    public override long StoredBytesRead => _blocks.Offset;

    public override long StoredBytesTotal => _map.Length;

    /// <summary>Reads the header of a file.</summary>
    /// <exception cref="RecordingException">The file cannot be opened, or its header is not usable.</exception>
    public static FetHeader ReadHeader(string path)
    {
        using var reader = new FetTickReader(path);
        return reader.Header;
    }

    public override void SkipBefore(long timeNs)
    {
        if (timeNs < 0 || LargestStepBackNs > timeNs) return;
        Report.Lines += _blocks.SkipBefore(timeNs - LargestStepBackNs);
    }

    /// <inheritdoc/>
    /// <remarks>Where a run wants few of the instruments, it goes on to the next record that it wants: who gets nothing waits.</remarks>
    public override int Fill(Span<Tick> destination)
    {
        if (destination.IsEmpty) return 0;
        var written = 0;
        for (var fill = 0; fill < MostFills && written == 0 && (_left > 0 || TryNextBlock()); fill++) written = FillFromBlock(destination);
        return written;
    }

    private int FillFromBlock(Span<Tick> destination)
    {
        var records = Math.Min(_left, destination.Length);
        var scalings = _scalings;
        var line = Report.Lines;
        var written = 0;
        var unknown = 0;
        var next = _next;
        for (var i = 0; i < records; i++, next++)
        {
            line++;
            ref readonly var record = ref *next;
            if (!record.IsValid((uint)scalings.Length))
            {
                if (TryQuote(next, line, ref destination[written])) written++;
                continue;
            }

            ref readonly var scaling = ref scalings[record.Instrument];
            if (scaling.Id < 0)
            {
                unknown++;
                continue;
            }

            ref var tick = ref destination[written];
            Copy(next, ref tick);
            tick.Sequence = line;
            tick.Stamp = 0;
            tick.InstrumentId = scaling.Id;
            if (!scaling.IsIdentity || tick.Price == 0 || tick.Quantity == 0)
            {
                if (!TryFinish(scaling, line, ref tick)) continue;
            }

            written++;
        }

        _next = next;
        _left -= records;
        Report.UnknownSymbols += unknown;
        Report.Lines = line;
        Report.Frames = line;
        Report.Trades += written - _quotes;
        Report.Quotes += _quotes;
        _quotes = 0;
        Report.Bytes += (long)records * FetFormat.RecordBytes;
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _left = 0;
            _map.Dispose();
        }

        base.Dispose(disposing);
    }

    // The record is the tick's first 40 bytes and its last 8.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(FetRecord* record, ref Tick tick)
    {
        ref var target = ref Unsafe.As<Tick, byte>(ref tick);
        Unsafe.CopyBlockUnaligned(ref target, ref *(byte*)record, 40);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 56), *(ulong*)((byte*)record + 40));
        tick.Flags = TickFlags.None;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryFinish(in FetScaling scaling, long line, ref Tick tick)
    {
        if (tick.Price == 0 || tick.Quantity == 0) Report.Count(ParseResult.Dropped, line);
        else if (!scaling.TryConvert(ref tick)) Report.AddMalformed(line, BadScale);
        else return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryQuote(FetRecord* record, long line, ref Tick tick)
    {
        if (!record->IsQuote((uint)_scalings.Length))
        {
            Report.AddMalformed(line, BadRecord);
            return false;
        }

        ref readonly var scaling = ref _scalings[record->Instrument];
        if (!WantsQuotes || scaling.Id < 0)
        {
            Report.Count(WantsQuotes ? ParseResult.UnknownSymbol : ParseResult.Skipped, line);
            return false;
        }

        Copy(record, ref tick);
        tick.Sequence = line;
        tick.Stamp = 0;
        tick.InstrumentId = scaling.Id;
        if (!scaling.IsIdentity && !(scaling.TryConvert(ref tick) && scaling.TryConvertAsk(ref tick)))
        {
            Report.AddMalformed(line, BadScale);
            return false;
        }

        _quotes++;
        return true;
    }

    private bool TryNextBlock()
    {
        if (_disposed) return false;
        _left = _blocks.MoveNext();
        if (_blocks.IsCompleted) Report.TruncationMessage = _blocks.Fault;
        _next = (FetRecord*)(_map.Start + _blocks.RecordsOffset);
        return _left > 0;
    }
}
