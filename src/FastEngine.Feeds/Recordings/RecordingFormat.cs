namespace FastEngine.Feeds;

/// <summary>What <see cref="RecordingProbe"/> found a file to be.</summary>
/// <param name="Csv">The columns, when it is an archive.</param>
/// <param name="EntryNames">The recordings in a zip archive, in the order in which they are read; else empty.</param>
public sealed record RecordingFormat(RecordingContainer Container, RecordingKind Kind, CsvLayout? Csv, IReadOnlyList<string> EntryNames)
{
    public override string ToString()
    {
        var kind = Kind switch
        {
            RecordingKind.RawFrames => "raw frames",
            RecordingKind.Fet => ".fet ticks",
            _ => Csv!.Kind switch { CsvKind.AggTrades => "aggTrades CSV", CsvKind.Trades => "trades CSV", CsvKind.Klines => "klines CSV", _ => "Tardis trades CSV" },
        };
        return Container == RecordingContainer.Plain ? kind : $"{kind}, {Container.ToString().ToLowerInvariant()}";
    }
}
