using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Running;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Host.Optimising;

/// <summary>Finished trials, a line each as they end, so that a search that was ended goes on where it was.</summary>
/// <remarks>A trial is known by the hash of its configuration, its window and all else that it depends on: inputs, warm-up, engine. A line that was
/// cut off is passed over.</remarks>
internal sealed class TrialStore : IDisposable
{
    public const string FileName = "trials.jsonl";

    private readonly ConcurrentDictionary<string, TrialOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly StreamWriter? _writer;
    private readonly string _common;
    private readonly Lock _gate = new();

    /// <param name="path">Null keeps trials in memory alone.</param>
    /// <param name="resumes">Whether trials that are there count; else they are replaced.</param>
    /// <param name="common">What all trials depend on alike.</param>
    /// <exception cref="RunException">The file cannot be used.</exception>
    public TrialStore(string? path, bool resumes, IEnumerable<string> common)
    {
        _common = string.Join('\n', common);
        if (path is null) return;
        try
        {
            if (resumes && File.Exists(path)) Read(path);
            Kept = _outcomes.Count;
            var stream = new FileStream(path, resumes ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
            stream.Seek(0, SeekOrigin.End);
            _writer = new StreamWriter(stream, new UTF8Encoding(false));

            // After a line that was cut off a new one begins.
            if (stream.Length > 0) _writer.Write('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(ExitCode.Failed, $"{path}: {exception.Message}");
        }
    }

    /// <summary>Trials that were there already.</summary>
    public int Kept { get; }

    public TrialOutcome? Find(string configHash, TimeWindow window) => _outcomes.GetValueOrDefault(KeyOf(configHash, window));

    /// <summary>Takes a finished trial; on disk when it returns.</summary>
    public void Keep(string configHash, TimeWindow window, TrialOutcome outcome)
    {
        var key = KeyOf(configHash, window);
        if (!_outcomes.TryAdd(key, outcome) || _writer is null) return;
        var line = new JsonObject
        {
            ["key"] = key, ["config_hash"] = outcome.ConfigHash, ["output_hash"] = outcome.OutputHash, ["from_ns"] = window.FromNs, ["to_ns"] = window.ToNs,
            ["trades"] = outcome.Trades, ["longest_hold_ns"] = outcome.LongestHoldNs, ["returns"] = Convert.ToBase64String(BytesOf(outcome.Returns)),
        };
        lock (_gate)
        {
            _writer.Write(line.ToJsonString());
            _writer.Write('\n');
            _writer.Flush();
        }
    }

    public void Dispose() => _writer?.Dispose();

    private string KeyOf(string configHash, TimeWindow window) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{configHash}\n{window.FromNs}\n{window.ToNs}\n{_common}")));

    private void Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            try
            {
                if (line.Length > 0 && JsonNode.Parse(line) is JsonObject trial) _outcomes.TryAdd((string)trial["key"]!, OutcomeOf(trial));
            }
            catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or NullReferenceException)
            {
                // Cut off, or not ours: the trial is run again.
            }
        }
    }

    private static TrialOutcome OutcomeOf(JsonObject trial)
    {
        var bytes = Convert.FromBase64String((string)trial["returns"]!);
        var returns = new double[bytes.Length / sizeof(double)];
        Buffer.BlockCopy(bytes, 0, returns, 0, returns.Length * sizeof(double));
        return new TrialOutcome
        {
            Returns = returns, Trades = (int)trial["trades"]!, LongestHoldNs = (long)trial["longest_hold_ns"]!,
            ConfigHash = (string)trial["config_hash"]!, OutputHash = (string)trial["output_hash"]!,
        };
    }

    private static byte[] BytesOf(double[] returns)
    {
        var bytes = new byte[returns.Length * sizeof(double)];
        Buffer.BlockCopy(returns, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
