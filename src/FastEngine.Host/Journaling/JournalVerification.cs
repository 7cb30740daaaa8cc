using System.Text.Json.Nodes;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Journaling;

/// <summary><c>replay --journal DIR --verify</c>: makes a run again from its journal, and says how far it is the same.</summary>
internal static class JournalVerification
{
    /// <exception cref="RunException">There is no journal, or it is not of this engine.</exception>
    public static VerifiedJournal Run(string directory, CancellationToken stop)
    {
        if (!Directory.Exists(directory)) throw new RunException(ExitCode.Usage, $"{directory}: no such folder");
        using var reader = new JournalReader(directory, new JournalReaderOptions { Expected = RunJournal.Schema });
        using var hash = new LedgerHash();
        Pipeline? pipeline = null;
        JournalPlayer? player = null;
        RunDescription? description = null;
        byte[]? snapshot = null;
        try
        {
            while (reader.TryRead(out var record))
            {
                stop.ThrowIfCancellationRequested();
                if (player is null && record.IsSnapshot)
                {
                    snapshot = record.Payload.ToArray();
                    continue;
                }

                if ((JournalKind)record.Kind == JournalKind.Start && !record.IsSnapshot)
                {
                    var next = RunDescription.Parse(record.Payload);
                    if (description is null)
                    {
                        description = next;
                        pipeline = next.Wire();
                        player = new JournalPlayer(pipeline, hash);
                        if (snapshot is not null) player.Play(new Core.Journal.JournalRecord { Number = record.Number - 1, IsSnapshot = true, Payload = snapshot });
                    }
                    else if (next.ConfigHash != description.ConfigHash)
                    {
                        throw new RunException(ExitCode.Failed, $"{directory}: from record {record.Number} on the configuration is another one ({next.ConfigHash[..8]}, before {description.ConfigHash[..8]}); only one can be verified at a time");
                    }
                }

                player?.Play(in record);
            }

            if (reader.Records == 0) throw new RunException(ExitCode.Failed, $"{directory}: {reader.Problem?.ToString() ?? "holds no journal"}");
            if (player is null) throw new RunException(ExitCode.Failed, $"{directory}: the journal does not say what run it keeps: its start has expired");
            return new VerifiedJournal
            {
                Directory = directory, Parity = player.Parity, Records = reader.Records, Bytes = reader.Bytes, Problem = reader.Problem?.ToString(), Description = description!,
                OutputHash = pipeline!.Desk is { } desk ? hash.Complete(desk.Stage.MarketDigest) : null,
                StateHash = pipeline.Desk?.Stage.StateHash,
            };
        }
        catch (InvalidDataException exception)
        {
            throw new RunException(ExitCode.Failed, $"{directory}: {exception.Message}");
        }
        finally
        {
            pipeline?.Dispose();
        }
    }

    public static JsonObject ToJson(VerifiedJournal journal)
    {
        var parity = journal.Parity;
        var root = new JsonObject
        {
            ["verb"] = "replay", ["journal"] = journal.Directory, ["records"] = journal.Records, ["bytes"] = journal.Bytes, ["problem"] = journal.Problem,
            ["shard_events"] = parity.ShardEvents, ["trade_events"] = parity.TradeEvents, ["decisions"] = Of(parity.Decisions), ["sent"] = Of(parity.Sent),
            ["ledger"] = Of(parity.Ledger), ["positions"] = Of(parity.Positions), ["snapshots"] = Of(parity.Snapshots),
            ["not_recorded"] = parity.NotRecorded, ["lost"] = parity.Lost, ["parity"] = journal.Share, ["output_hash"] = journal.OutputHash,
        };
        if (parity.First is { } first)
        {
            root["first_difference"] = new JsonObject
            {
                ["record"] = first.Record, ["what"] = first.What, ["sequence"] = first.Sequence, ["level"] = first.Level < 0 ? null : first.Level,
                ["field"] = first.Field, ["recorded"] = first.Recorded, ["replayed"] = first.Replayed,
            };
        }

        return root;
    }

    private static JsonObject Of(ParityCount count) => new() { ["compared"] = count.Compared, ["equal"] = count.Equal };

    public static void Print(TextWriter output, VerifiedJournal journal)
    {
        var parity = journal.Parity;
        var description = journal.Description;
        output.WriteLine($"{journal.Directory}: {journal.Records:N0} records, {journal.Bytes / 1e6:N1} MB, of an engine {description.Version} with {description.Instruments.Count} symbols, "
            + (description.Topology == Topology.Fused ? "on one hot thread" : $"on {description.Shards} shard threads and a trade thread"));
        output.WriteLine($"played: {parity.ShardEvents:N0} events of shards, {parity.TradeEvents:N0} of the trade thread{(parity.Lost > 0 ? $"; {parity.Lost:N0} records were lost when it was written" : "")}");
        Line(output, "decisions", parity.Decisions, parity.NotRecorded > 0 ? $"; {parity.NotRecorded:N0} more were not recorded" : "");
        Line(output, "sent to the trade thread", parity.Sent);
        Line(output, "ledger", parity.Ledger);
        Line(output, "position updates", parity.Positions);
        Line(output, "snapshots", parity.Snapshots);
        if (parity.First is { } first)
        {
            output.WriteLine($"first difference: record {first.Record:N0}, {first.What} of sequence {first.Sequence}{(first.Level >= 0 ? $", level {first.Level}" : "")}, "
                + $"field {first.Field}: recorded {first.Recorded}, now {first.Replayed}");
        }

        if (journal.Problem is { } problem) output.WriteLine($"the journal ends early: {problem}");
        output.WriteLine($"parity {journal.Share:P4}{(journal.OutputHash is { } hash ? $", output_hash {hash}" : "")}");
    }

    private static void Line(TextWriter output, string what, ParityCount count, string more = "") =>
        output.WriteLine($"  {what,-26}{count.Compared,14:N0} compared{count.Equal,14:N0} equal{more}");
}
