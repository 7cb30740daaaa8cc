using System.Globalization;
using System.Text.Json.Nodes;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Deadlines;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Rings;
using FastEngine.Trading;

namespace FastEngine.Host.Service;

/// <summary>A running engine's figures, for its summary and its status.</summary>
internal static class ServiceReport
{
    public static JsonObject Of(EngineService service)
    {
        var stage = service.Desk.Stage;
        var account = stage.Account;
        var writer = service.Journal.Writer;
        var root = new JsonObject
        {
            ["verb"] = "run",
            ["interrupted"] = service.WasInterrupted,
            ["ready_after_ms"] = Math.Round(service.ReadyAfter.TotalMilliseconds),
            ["symbols"] = new JsonArray([.. service.Instruments.Listed.Select(instrument => (JsonNode?)instrument.Name)]),
            ["ticks"] = service.Ticks,
            ["orders"] = stage.LastOrder,
            ["open_orders"] = stage.CopyLiveOrders(new LiveOrderView[stage.LiveOrderCapacity]),
            ["unjournalled_orders"] = service.Pipeline.Unjournalled,
            ["overtaken_entries"] = service.Pipeline.Overtaken,
            ["executions"] = stage.Executions,
            ["kill_switch"] = stage.KillSwitch.ToString(),
            ["kill_switch_causes"] = Causes(stage),
            ["time_to_flat"] = TimeToFlatJson.Of(stage),
            ["state_hash"] = stage.StateHash.ToString("x16", CultureInfo.InvariantCulture),
            ["market_digest"] = stage.MarketDigest.ToString("x16", CultureInfo.InvariantCulture),
            ["account"] = new JsonObject
            {
                ["cash"] = Money.ToText(account.Cash), ["unrealised"] = Money.ToText(account.Unrealised), ["equity"] = Money.ToText(account.Equity),
                ["exposure"] = Money.ToText(account.Exposure), ["open_positions"] = account.OpenPositions,
            },
            ["net_positions"] = new JsonArray([.. service.NetPositions().Select(net => (JsonNode?)net)]),
            ["paid_cash"] = Money.ToText(new FastEngine.Trading.Recovery.Reconciler(service.Instruments.All.ToArray()).CashOf(stage) - service.StartingEquity),
            ["recovery"] = Recovery(service),
            ["journal"] = new JsonObject
            {
                ["appended"] = writer.Appended, ["written"] = writer.Written, ["synced"] = writer.Synced, ["fault"] = writer.Fault,
                ["dropped"] = service.Pipeline.JournalDropped, ["spilled"] = service.Desk.Spilled, ["overflow_fill"] = service.Desk.OverflowFill,
                ["expired_segments"] = service.JournalExpiry.Segments, ["expired_bytes"] = service.JournalExpiry.Bytes,
                ["expiry_held_by"] = service.JournalExpiry.HeldBy, ["expiry_fault"] = service.JournalExpiry.Fault,
            },
            ["sync"] = service.Sync?.ToJson() ?? new JsonObject { ["on"] = false },
            ["notifications"] = service.Notifications?.ToJson() ?? new JsonObject { ["on"] = false },
            ["telemetry"] = new JsonObject
            {
                ["dropped_candles"] = service.Dropped(ShardOutputKind.Candle),
                ["dropped_order_flows"] = service.Pipeline.Dropped(ShardOutputKind.OrderFlow),
                ["dropped_decisions"] = service.Pipeline.Dropped(ShardOutputKind.Decision),
                ["dropped_signals"] = service.Pipeline.Dropped(ShardOutputKind.Signal),
                ["dropped_profiles"] = service.Dropped(ShardOutputKind.Profile),
                ["dropped_zones"] = service.Dropped(ShardOutputKind.Zone),
                ["dropped_gaps"] = service.Dropped(ShardOutputKind.Gap),
            },
            ["exit_deadline"] = Deadline(service.Pipeline.Watchdog),
            ["log"] = service.Log.ToJson(),
            ["uploads"] = service.Uploads.ToJson(),
            ["latency_ns"] = Latency(service),
            ["latency_ledger"] = service.LatencyLedger is { } ledger ? new JsonObject { ["on"] = true, ["written"] = ledger.Written, ["dropped"] = ledger.Dropped, ["fault"] = ledger.Fault } : new JsonObject { ["on"] = false },
            ["hot_threads"] = new JsonArray([.. service.Pipeline.HotThreads().Select(thread => (JsonNode?)new JsonObject
            {
                ["name"] = thread.Name, ["ticks"] = thread.Ticks, ["allocated_bytes"] = thread.AllocatedBytes, ["pinned_core"] = thread.PinnedCore,
            })]),
        };
        if (service.Store is { } store)
        {
            var status = store.Status;
            root["storage"] = new JsonObject
            {
                ["rows_written"] = status.RowsWritten, ["batches"] = status.Batches, ["pending"] = status.Pending, ["rows_dropped"] = status.RowsDropped,
                ["rows_expired"] = status.RowsExpired, ["rewrites"] = status.Rewrites, ["attached"] = status.Attached,
                ["journal_position"] = service.StoreAgent!.Position, ["fault"] = status.Fault,
            };
        }

        if (service.Market.ToJson() is { } venue) root["venue"] = venue;
        return root;
    }

    private static JsonArray Causes(TradeStage stage) =>
    [
        .. Enum.GetValues<KillSwitchReason>().Where(reason => reason != KillSwitchReason.None && stage.KillSwitchOf(reason) != KillSwitchLevel.None)
            .Select(reason => (JsonNode?)new JsonObject
            {
                ["reason"] = Names.Of(reason), ["level"] = Names.Of(stage.KillSwitchOf(reason)), ["since_ns"] = stage.KillSwitchSinceNs(reason),
            }),
    ];

    // The slack is what was left until the deadline: low percentiles are the near misses.
    private static JsonObject Deadline(WatchdogReport? watchdog) => watchdog is null ? new JsonObject { ["on"] = false } : new JsonObject
    {
        ["on"] = true, ["missed"] = watchdog.Missed, ["backup_sent"] = watchdog.Sent, ["check_slack_ns"] = Slack(watchdog.CheckSlack),
        ["exit_slack_ns"] = Slack(watchdog.ExitSlack),
    };

    private static JsonObject Slack(LatencyHistogram slack) => new()
    {
        ["count"] = slack.Count, ["p0_1"] = slack.PercentileNs(0.1), ["p1"] = slack.PercentileNs(1), ["p10"] = slack.PercentileNs(10),
        ["p50"] = slack.PercentileNs(50), ["max"] = slack.MaxNs,
    };

    // Of a sampled tick, from its publication on the ring to the end of its processing.
    private static JsonObject Latency(EngineService service)
    {
        var latency = service.Pipeline.Latency();
        return new JsonObject
        {
            ["count"] = latency.Count, ["p50"] = latency.PercentileNs(50), ["p90"] = latency.PercentileNs(90), ["p99"] = latency.PercentileNs(99),
            ["p999"] = latency.PercentileNs(99.9), ["max"] = latency.MaxNs,
        };
    }

    private static JsonObject Recovery(EngineService service)
    {
        var recovered = service.Recovered;
        return new JsonObject
        {
            ["records"] = recovered.Records, ["bytes"] = recovered.Bytes,
            ["problems"] = new JsonArray([.. recovered.Problems.Select(problem => (JsonNode?)problem)]),
            ["equal"] = recovered.Parity?.IsEqual,
            ["first_difference"] = recovered.Parity?.First?.ToString(),
        };
    }
}
