using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads how the venue behaves: its latencies, what goes wrong there, and what happens without us.</summary>
internal sealed class VenueReader(InstrumentTable instruments, IReadOnlyList<string> strategies, long zeroNs, List<Violation> violations)
{
    private const int PpmOfAll = PaperOptions.FullParticipationPpm;
    private const decimal PpbOfAll = 1_000_000_000;

    private static readonly string[] Effects =
        ["reject", "delay_order", "delay_report", "delay_cancel", "delay_answer", "lose", "fail_query", "fill_part", "repeat_report", "hide_position"];

    private static readonly string[] Happenings = ["manual_fill", "liquidate", "funding", "cancel_leg"];

    // The codes of the exchange that the design speaks of.
    private static readonly Dictionary<string, RejectReason> Codes = new()
    {
        ["-2021"] = RejectReason.WouldTrigger, ["-2022"] = RejectReason.ReduceOnly, ["-4164"] = RejectReason.MinNotional, ["-4116"] = RejectReason.DuplicateClientId,
        ["-1106"] = RejectReason.ReduceOnlyNotAccepted, ["-2019"] = RejectReason.InsufficientMargin, ["-2010"] = RejectReason.InsufficientBalance,
    };

    public PaperOptions Read(Fields? venue, ResolvedConfig? config)
    {
        var options = config is null ? new PaperOptions() : EngineSettings.Paper(config);
        if (venue is null) return options;
        options = options with
        {
            Mode = venue.Choice<AccountMode>("mode") ?? options.Mode,
            ReduceOnlyRefusedInHedge = venue.Flag("reduce_only_refused_in_hedge") ?? options.ReduceOnlyRefusedInHedge,
            FeeIn = venue.Choice<FeeAsset>("fee_in") ?? options.FeeIn, FeeInstrument = Symbol(venue, "fee_symbol") ?? options.FeeInstrument,
            SubmitLatencyNs = venue.Time("submit_latency") ?? options.SubmitLatencyNs, AckLatencyNs = venue.Time("ack_latency") ?? options.AckLatencyNs,
            CancelLatencyNs = venue.Time("cancel_latency") ?? options.CancelLatencyNs, QueryLatencyNs = venue.Time("query_latency") ?? options.QueryLatencyNs,
            PositionLatencyNs = venue.Time("position_latency") ?? options.PositionLatencyNs, PushesPositions = venue.Flag("pushes_positions") ?? options.PushesPositions,
            ParticipationPpm = venue.Share("participation", 0.000001m) is { } share ? (int)(share * PpmOfAll) : options.ParticipationPpm,
            Script = new PaperScript
            {
                Rules = [.. venue.Items("rules").Select((item, i) => Rule(Fields.Of(item, $"{venue.PathOf("rules")}[{i}]", violations))).OfType<VenueRule>()],
                Events = [.. venue.Items("events").Select((item, i) => Event(Fields.Of(item, $"{venue.PathOf("events")}[{i}]", violations))).OfType<VenueEvent>().OrderBy(e => e.AtNs)],
            },
        };
        venue.Done();
        return options;
    }

    private VenueRule? Rule(Fields fields)
    {
        if (Only(fields, Effects, "rule") is not { } effect) return null;
        var rule = Effect(fields, effect) with
        {
            FromNs = fields.Time("from") is { } from ? zeroNs + from : 0, UntilNs = fields.Time("until") is { } until ? zeroNs + until : long.MaxValue,
            InstrumentId = Symbol(fields, "symbol"), StrategyId = Strategy(fields), Leg = fields.Choice<OrderLeg>("leg"), Type = fields.Choice<OrderType>("type"),
            Side = fields.Choice<Side>("side"), Query = fields.Choice<VenueQueryKind>("query"), Skip = fields.Count("skip", 0) ?? 0, Count = fields.Count("times") ?? int.MaxValue,
        };
        fields.Done();
        if (rule.UntilNs > rule.FromNs) return rule;
        fields.Add("until", "is not after from");
        return null;
    }

    private static VenueRule Effect(Fields fields, string effect) => effect switch
    {
        "reject" => new VenueRule { Effect = VenueEffect.Reject, Reject = Reason(fields, effect) },
        "fail_query" => new VenueRule { Effect = VenueEffect.FailQuery, Reject = Reason(fields, effect) },
        "delay_order" => new VenueRule { Effect = VenueEffect.DelayOrder, DelayNs = Delay(fields, effect) },
        "delay_report" => new VenueRule { Effect = VenueEffect.DelayReport, DelayNs = Delay(fields, effect) },
        "delay_cancel" => new VenueRule { Effect = VenueEffect.DelayCancel, DelayNs = Delay(fields, effect) },
        "delay_answer" => new VenueRule { Effect = VenueEffect.DelayAnswer, DelayNs = Delay(fields, effect) },
        "hide_position" => new VenueRule { Effect = VenueEffect.HidePosition, DelayNs = Delay(fields, effect) },
        "fill_part" => new VenueRule { Effect = VenueEffect.FillPart, PartPpm = (int)((fields.Share(effect) ?? 0) * PpmOfAll) },
        "repeat_report" => Repeat(fields, effect),
        _ => new VenueRule { Effect = Lost(fields, effect) },
    };

    private static VenueRule Repeat(Fields fields, string key)
    {
        if (fields.Flag(key) == false) fields.Add(key, "says nothing when it is false", "true");
        return new VenueRule { Effect = VenueEffect.RepeatReport };
    }

    private static VenueEffect Lost(Fields fields, string key)
    {
        string[] things = ["order", "acknowledgement", "reports", "cancel", "query", "position"];
        VenueEffect[] effects = [VenueEffect.LoseOrder, VenueEffect.LoseAcknowledgement, VenueEffect.LoseReports, VenueEffect.LoseCancel, VenueEffect.LoseQuery, VenueEffect.LosePosition];
        var text = fields.Text(key) ?? "";
        if (Array.IndexOf(things, text) is >= 0 and var at) return effects[at];
        fields.Add(key, $"{Shown.Quoted(text)} cannot be lost", string.Join(", ", things), NearestText.Of(text, things));
        return default;
    }

    // By its name, or by the exchange's code.
    private static RejectReason Reason(Fields fields, string key)
    {
        if (fields.Text(key) is { } text && Codes.TryGetValue(text, out var reason)) return reason;
        reason = fields.Choice<RejectReason>(key) ?? RejectReason.None;
        if (reason == RejectReason.None && fields.Text(key) == Names.Snake(nameof(RejectReason.None))) fields.Add(key, "says no reason");
        return reason;
    }

    private static long Delay(Fields fields, string key)
    {
        var ns = fields.Time(key) ?? 0;
        if (ns > PaperOptions.MaxLatencyNs) fields.Add(key, "is longer than an hour");
        return Math.Min(ns, PaperOptions.MaxLatencyNs);
    }

    private VenueEvent? Event(Fields fields)
    {
        if (Only(fields, Happenings, "event") is not { } happening) return null;
        var atNs = zeroNs + (fields.Time("at", isNeeded: true) ?? 0);
        var instrument = Symbol(fields, happening == "cancel_leg" ? "symbol" : happening);
        if (instrument is null && happening == "cancel_leg" && !fields.Has("symbol")) fields.Add(happening, "needs a symbol");
        var e = new VenueEvent { Kind = KindOf(happening), AtNs = atNs, InstrumentId = instrument ?? 0 };
        if (happening is "manual_fill" or "liquidate")
        {
            var quantity = fields.Number("quantity", 0.00000001m);
            e = e with
            {
                Direction = fields.Choice<Direction>("direction") ?? Direction.Long, PartPpm = (int)((fields.Share("part") ?? 1) * PpmOfAll),
                Quantity = instrument is { } id && quantity is { } units ? (long)(units * FixedPoint.PowerOfTen(instruments[id].QuantityScale)) : 0,
            };
            if (happening == "manual_fill") e = e with { Side = fields.Choice<Side>("side", isNeeded: true) ?? Side.Sell, IsSilent = fields.Flag("silently") ?? false };
        }
        else if (happening == "funding")
        {
            e = e with { RatePpb = (long)((fields.Share("rate", -1) ?? 0) * PpbOfAll) };
        }
        else
        {
            e = e with { Leg = fields.Choice<OrderLeg>("cancel_leg") ?? OrderLeg.Stop, StrategyId = Strategy(fields), IsSilent = fields.Flag("silently") ?? false };
        }

        fields.Done();
        return e;
    }

    private static VenueEventKind KindOf(string happening) => happening switch
    {
        "manual_fill" => VenueEventKind.ManualFill, "liquidate" => VenueEventKind.Liquidation, "funding" => VenueEventKind.Funding, _ => VenueEventKind.CancelLeg,
    };

    private string? Only(Fields fields, string[] keys, string what)
    {
        string[] there = [.. keys.Where(fields.Has)];
        if (there.Length == 1) return there[0];
        violations.Add(new Violation(fields.Origin, fields.Path, $"says {(there.Length == 0 ? "nothing that happens" : string.Join(" and ", there))}; a {what} is one of {string.Join(", ", keys)}"));
        return null;
    }

    private int? Symbol(Fields fields, string key)
    {
        if (fields.Text(key) is not { } name) return null;
        string[] names = [.. instruments.All.ToArray().Select(instrument => instrument.Name)];
        if (Array.IndexOf(names, name) is >= 0 and var id) return id;
        fields.Add(key, $"{Shown.Quoted(name)} is not a symbol of this scenario", nearest: names.Length > 0 ? NearestText.Of(name, names) : null);
        return null;
    }

    private int? Strategy(Fields fields)
    {
        if (fields.Text("strategy") is not { } name) return null;
        if (name == ReservedStrategies.DtmsName) return ReservedStrategies.Dtms;
        for (var i = 0; i < strategies.Count; i++)
        {
            if (strategies[i] == name) return i;
        }

        fields.Add("strategy", $"{Shown.Quoted(name)} is no strategy of this scenario", nearest: strategies.Count > 0 ? NearestText.Of(name, strategies) : null);
        return null;
    }
}
