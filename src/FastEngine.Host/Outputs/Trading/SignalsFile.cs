using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Outputs.Trading;

/// <summary><c>signals.csv</c>: a row a signal emitted, before any gate.</summary>
internal sealed class SignalsFile : IShardOutputHandler
{
    private readonly InstrumentTable _instruments;
    private readonly CsvLine _line;

    public SignalsFile(InstrumentTable instruments, Stream stream)
    {
        _instruments = instruments;
        stream.Write("time_ns,symbol,side,price,entry_score,confluence\n"u8);
        _line = new CsvLine(stream);
    }

    public void OnSignal(in Signal signal)
    {
        var instrument = _instruments[signal.InstrumentId];
        _line.Add(signal.TimeNs).Add(Encoding.ASCII.GetBytes(instrument.Name)).Add(signal.Direction == Direction.Long ? "long"u8 : "short"u8)
            .AddDecimal(signal.Price, instrument.PriceScale).Add(signal.EntryScore).Add(signal.Confluence).End();
    }
}
