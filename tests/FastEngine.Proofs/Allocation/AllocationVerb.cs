using System.CommandLine;
using FastEngine.Host.Configuration;

namespace FastEngine.Proofs.Allocation;

/// <summary><c>allocation</c>: a million ticks and more through the whole hot path, and not one byte allocated on a hot thread.</summary>
internal static class AllocationVerb
{
    private const long DefaultTicks = 1_000_000;

    // Candles of seconds and no regime, so that every level is evaluated and orders are sent.
    private static readonly string[] Busy =
        ["regime.force=both", "candles.timeframes=[1s,5s,15s]", "cascade.windows=[15s,30s,1m]", "profile.window=1m", "profile.period=15s"];

    public static Command Create()
    {
        var ticks = new Option<long>("--ticks") { Description = "Ticks of each run, at least.", DefaultValueFactory = _ => DefaultTicks };
        var generatedOnly = new Option<bool>("--generated-only") { Description = "Leave out the real recordings of ../shared." };
        var negativeControl = new Option<bool>("--negative-control")
        {
            Description = "Allocate one object of 24 bytes in the middle of each run: the proof must then fail, exit code 1.",
        };
        var command = new Command("allocation", "Zero bytes allocated on every hot thread.") { ticks, generatedOnly, negativeControl };
        command.SetAction(arguments =>
        {
            var count = arguments.GetValue(ticks);
            var config = ConfigLoader.Load(ConfigSources.OfProcess([], Busy));
            if (count < 1 || config.Config is null)
            {
                Console.Error.WriteLine(count < 1 ? $"--ticks {count} must be 1 or more" : string.Join('\n', config.Violations));
                return Verdict.Usage;
            }

            var isControl = arguments.GetValue(negativeControl);
            var proof = new AllocationProof(config.Config, count, isControl);
            proof.Run("generated market", () => new GeneratedTicks(count));
            if (!isControl && !arguments.GetValue(generatedOnly))
            {
                foreach (var path in SharedRecordings.Find())
                {
                    var recording = Recording.Load(config.Config, path);
                    proof.Run(Path.GetFileName(path), () => new RepeatedRecording(recording, count));
                }

                if (SharedRecordings.Missing > 0) Console.WriteLine($"skipped {SharedRecordings.Missing} real recordings: not below {SharedRecordings.Folder}");
            }

            return proof.Conclude();
        });
        return command;
    }
}
