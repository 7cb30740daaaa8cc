using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Journaling;

/// <summary>What a journal says of the run that it keeps: enough to wire the same engine again.</summary>
internal sealed record RunDescription
{
    public required string Version { get; init; }

    public required string ConfigHash { get; init; }

    /// <summary>Every setting that changes results, as <c>--set</c> takes it.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    public required InstrumentTable Instruments { get; init; }

    public required Topology Topology { get; init; }

    public required int Shards { get; init; }

    public required bool Trades { get; init; }

    /// <summary>Whether orders went to a venue that fills from the tape: always of a replay, by the configured mode of a live market.</summary>
    public bool IsPaper { get; init; } = true;

    public static RunDescription Of(Pipeline pipeline, RunRequest request, TradingSetup setup) => new()
    {
        Version = typeof(RunDescription).Assembly.GetName().Version?.ToString(3) ?? "0",
        ConfigHash = setup.ConfigHash,
        Settings = [.. request.Config.Catalogue.Knobs.Where(knob => knob.Hashed || knob == Knobs.Strategies.ScriptedFile)
            .Select(knob => $"{knob.Key}={request.Config.TextOf(knob)}")],
        Instruments = pipeline.Instruments,
        Topology = pipeline.Plan.Topology,
        Shards = pipeline.Plan.Shards,
        Trades = pipeline.Desk is not null,
        IsPaper = request.Verb != "run" || request.Config.Get(Knobs.Engine.Mode) == EngineMode.Paper,
    };

    public byte[] ToUtf8()
    {
        var settings = new JsonArray([.. Settings.Select(setting => (JsonNode?)setting)]);
        var instruments = new JsonArray([.. Instruments.All.ToArray().Select(instrument => (JsonNode?)Json(instrument))]);
        var root = new JsonObject
        {
            ["version"] = Version, ["config_hash"] = ConfigHash, ["topology"] = Topology.ToString(), ["shards"] = Shards, ["trades"] = Trades,
            ["paper"] = IsPaper,
            ["instruments"] = instruments, ["settings"] = settings,
        };
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static JsonObject Json(Instrument instrument)
    {
        var json = new JsonObject
        {
            ["symbol"] = instrument.Symbol, ["market"] = instrument.Market.ToString(), ["name"] = instrument.Name, ["price_scale"] = instrument.PriceScale,
            ["quantity_scale"] = instrument.QuantityScale, ["tick"] = instrument.Tick, ["lot"] = instrument.Lot,
            ["min_notional"] = instrument.MinNotional.ToString(CultureInfo.InvariantCulture), ["known"] = instrument.IsKnown,
        };
        if (instrument.IsSlot) json["slot"] = true;
        return json;
    }

    /// <summary>What the oldest record of a journal says that tells of its engine; null for a journal without one.</summary>
    /// <exception cref="RunException">It is not what an engine wrote.</exception>
    public static RunDescription? FirstOf(string directory)
    {
        if (!Directory.Exists(directory)) return null;
        using var reader = new JournalReader(directory, new JournalReaderOptions { Expected = RunJournal.Schema });
        while (reader.TryRead(out var record))
        {
            if (!record.IsSnapshot && (JournalKind)record.Kind == JournalKind.Start) return Parse(record.Payload);
        }

        return null;
    }

    /// <exception cref="RunException">It is not what an engine wrote.</exception>
    public static RunDescription Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            var instruments = root.GetProperty("instruments").EnumerateArray().Select((one, id) => new Instrument
            {
                Id = id,
                Symbol = one.GetProperty("symbol").GetString()!,
                Market = Enum.Parse<Market>(one.GetProperty("market").GetString()!),
                Name = one.GetProperty("name").GetString()!,
                PriceScale = one.GetProperty("price_scale").GetInt32(),
                QuantityScale = one.GetProperty("quantity_scale").GetInt32(),
                Tick = one.GetProperty("tick").GetInt64(),
                Lot = one.GetProperty("lot").GetInt64(),
                MinNotional = Int128.Parse(one.GetProperty("min_notional").GetString()!, CultureInfo.InvariantCulture),
                IsKnown = one.GetProperty("known").GetBoolean(),
                IsSlot = one.TryGetProperty("slot", out var slot) && slot.GetBoolean(),
            });
            return new RunDescription
            {
                Version = root.GetProperty("version").GetString()!,
                ConfigHash = root.GetProperty("config_hash").GetString()!,
                Settings = [.. root.GetProperty("settings").EnumerateArray().Select(setting => setting.GetString()!)],
                Instruments = new InstrumentTable([.. instruments]),
                Topology = Enum.Parse<Topology>(root.GetProperty("topology").GetString()!),
                Shards = root.GetProperty("shards").GetInt32(),
                Trades = root.GetProperty("trades").GetBoolean(),
                IsPaper = root.GetProperty("paper").GetBoolean(),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new RunException(ExitCode.Failed, $"the journal's description of its run cannot be read: {exception.Message}");
        }
    }

    /// <summary>Wires the run's engine again; it is not started.</summary>
    /// <exception cref="RunException">This engine does not know the run's settings.</exception>
    public Pipeline Wire()
    {
        var loaded = ConfigLoader.Load(new ConfigSources { Settings = Settings });
        if (loaded.Config is not { } config)
            throw new RunException(ExitCode.Failed, "the journal's configuration is none of this engine's\n" + string.Join('\n', loaded.Violations));
        var setup = new TradingSetup(config, ConfigHash, EngineSettings.Strategies(config, Instruments));
        var desk = Trades ? new TradeDesk(setup.Trading, Instruments, setup.Venue(Instruments), new EngineOptions().LedgerRingSize) : null;
        return new Pipeline(new EngineOptions { Topology = Topology, Shards = Shards }, setup.Signals, Instruments, setup.Strategies, desk);
    }
}
