using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Rings.Logging;
using Serilog.Events;
using Serilog.Parsing;

namespace FastEngine.Storage.Logging;

/// <summary>The text of one event kind, and what its numbers are.</summary>
internal sealed class LogTemplate
{
    private const int MaxNumbers = 4;
    private readonly MessageTemplate _template;
    private readonly (string Name, string Shown)[] _numbers;
    private readonly bool _hasInstrument;
    private readonly bool _hasOrder;

    /// <exception cref="InvalidOperationException">The text cannot be used; the message says why.</exception>
    public LogTemplate(LogEventKind kind)
    {
        Kind = kind;
        var text = LogRing.TextOf(kind);
        Level = text.Level;
        var tokens = new List<MessageTemplateToken>();
        var numbers = new List<(string Name, string Shown)>();
        foreach (var token in new MessageTemplateParser().Parse(text.Template).Tokens)
        {
            if (token is not PropertyToken property)
            {
                tokens.Add(token);
                continue;
            }

            var shown = property.Format ?? "";
            // Ours are made here; .NET's number formats are left to the rendering.
            tokens.Add(IsOurs(shown) ? new PropertyToken(property.PropertyName, "{" + property.PropertyName + "}") : token);
            if (property.PropertyName == "instrument") _hasInstrument = true;
            else if (property.PropertyName == "order") _hasOrder = true;
            else if (LogFields.Reserved.Contains(property.PropertyName)) throw Bad(kind, $"uses {{{property.PropertyName}}}, which every line has for itself");
            else numbers.Add((property.PropertyName, shown));
        }

        if (numbers.Count > MaxNumbers) throw Bad(kind, $"has {numbers.Count} numbers; an event carries {MaxNumbers}");
        if (numbers.Select(number => number.Name).Distinct().Count() != numbers.Count) throw Bad(kind, "uses a name twice");
        if (!_hasInstrument && numbers.Any(number => number.Shown is "price" or "quantity")) throw Bad(kind, "shows a price or quantity without {instrument}, which has the scale");
        (_template, _numbers) = (new MessageTemplate(tokens), [.. numbers]);
    }

    public LogEventKind Kind { get; }

    public LogLevel Level { get; }

    public Serilog.Events.LogEvent Render(in FastEngine.Core.Logging.LogEvent logged, InstrumentTable? instruments, string source)
    {
        var properties = new List<LogEventProperty>(_numbers.Length + 5)
        {
            Property(LogFields.Event, Kind.ToString()), Property(LogFields.Id, (int)logged.Kind), Property(LogFields.Source, source),
        };
        var instrument = instruments is not null && (uint)logged.InstrumentId < (uint)instruments.Count ? instruments[logged.InstrumentId] : null;
        if (_hasInstrument || logged.InstrumentId != FastEngine.Core.Logging.LogEvent.NoInstrument)
            properties.Add(Property("instrument", instrument?.Name ?? $"instrument {logged.InstrumentId}"));
        if (_hasOrder || logged.OrderId != 0) properties.Add(Property("order", logged.OrderId));
        for (var i = 0; i < _numbers.Length; i++)
        {
            var bits = i switch { 0 => logged.A, 1 => logged.B, 2 => logged.C, _ => logged.D };
            var value = (logged.Doubles & 1 << i) != 0 ? BitConverter.Int64BitsToDouble(bits) : Shown(bits, _numbers[i].Shown, instrument);
            properties.Add(Property(_numbers[i].Name, value));
        }

        return new Serilog.Events.LogEvent(TimeOf(logged.TimeNs), LogLevels.Of(Level), null, _template, properties);
    }

    private static object Shown(long value, string how, Instrument? instrument) => how switch
    {
        // Without the instrument nobody knows the scale: the integer as it is.
        "price" when instrument is not null => Scaled(value, instrument.PriceScale),
        "quantity" when instrument is not null => Scaled(value, instrument.QuantityScale),
        "time" => TimeOf(value).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'"),
        "duration" => $"{value / (decimal)EngineTime.NsPerMs:0.######} ms",
        _ => value,
    };

    private static bool IsOurs(string shown) => shown is "price" or "quantity" or "time" or "duration";

    private static decimal Scaled(long value, int scale)
    {
        var magnitude = value < 0 ? (ulong)-value : (ulong)value;
        var exact = new decimal((int)magnitude, (int)(magnitude >> 32), 0, value < 0, (byte)scale);
        // Trailing zeros go: 61837.63, not 61837.63000000.
        return exact / 1.0000000000000000000000000000m;
    }

    // Serilog keeps ticks of 100 ns.
    private static DateTimeOffset TimeOf(long ns) => DateTimeOffset.UnixEpoch.AddTicks(ns / TimeSpan.NanosecondsPerTick);

    private static LogEventProperty Property(string name, object value) => new(name, new ScalarValue(value));

    private static InvalidOperationException Bad(LogEventKind kind, string what) => new($"The text of log event {kind} {what}. Mend it in LogEventKind.cs.");
}
