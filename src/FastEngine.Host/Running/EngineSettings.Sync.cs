using FastEngine.Host.Configuration;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Outbox;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    /// <summary>How Firestore is reached; off when neither the key's variable nor an emulator is set.</summary>
    public static FirestoreOptions Firestore(ResolvedConfig config) => new FirestoreOptions
    {
        KeyFile = config.Get(Knobs.Firestore.KeyFile) is { IsSet: true } key ? key.Reveal() : null,
        EmulatorHost = TextOf(config, Knobs.Firestore.EmulatorHost),
        ProjectId = TextOf(config, Knobs.Firestore.ProjectId),
        Database = config.Get(Knobs.Firestore.Database),
        Outbox = new OutboxOptions { MaxDiskBytes = config.Get(Knobs.Firestore.OutboxMib) * BytesPerMib },
        Pump = Pump(config),
    }.WithEnvironment();

    public static TimeSpan DrainLimit(ResolvedConfig config) => Time(config.Get(Knobs.Firestore.DrainLimit));

    private static PumpOptions Pump(ResolvedConfig config)
    {
        var options = new PumpOptions
        {
            MaxItems = config.Get(Knobs.Firestore.BatchWrites), Pause = Time(config.Get(Knobs.Firestore.CommitPause)), MaxBackoff = Time(config.Get(Knobs.Firestore.BackoffMax)),
        };
        return options.FirstBackoff <= options.MaxBackoff ? options : options with { FirstBackoff = options.MaxBackoff };
    }

    private static string? TextOf(ResolvedConfig config, TextKnob knob) => config.Get(knob) is var text && text != Knobs.Firestore.None ? text : null;
}
