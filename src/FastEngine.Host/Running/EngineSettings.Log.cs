using FastEngine.Host.Configuration;
using FastEngine.Rings.Logging;
using FastEngine.Storage.Cloud;
using FastEngine.Storage.Logging;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    public static LogOptions Log(ResolvedConfig config, string directory) => new()
    {
        Ring = new LogRingOptions { Least = config.Get(Knobs.Log.Level), PerSecond = config.Get(Knobs.Log.PerSecond) },
        Console = config.Get(Knobs.Log.Console),
        Directory = directory,
        FileBytes = config.Get(Knobs.Log.FileMib) * BytesPerMib,
        KeepFiles = config.Get(Knobs.Log.KeepFiles),
    };

    /// <summary>Where files are uploaded to; off when no bucket is named.</summary>
    public static CloudOptions Cloud(ResolvedConfig config) => new CloudOptions
    {
        Bucket = config.Get(Knobs.Cloud.Bucket) is var bucket && bucket != Knobs.Cloud.None ? bucket : null,
        Prefix = config.Get(Knobs.Cloud.Prefix),
        KeyFile = config.Get(Knobs.Cloud.KeyFile) is { IsSet: true } key ? key.Reveal() : null,
        MaxFiles = config.Get(Knobs.Cloud.MaxFiles),
        MaxSpoolBytes = config.Get(Knobs.Cloud.MaxSpoolMib) * BytesPerMib,
    }.WithEnvironment();
}
