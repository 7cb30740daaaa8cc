using FastEngine.Core;
using FastEngine.Host.Outputs.Live;
using FastEngine.Host.Stored;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FastEngine.Host.Control.Status;

/// <summary>A status for a terminal.</summary>
internal static class StatusText
{
    private const string None = "-";

    public static IRenderable Of(EngineStatus status)
    {
        var parts = new List<IRenderable> { Facts(status) };
        if (status.Symbols.Count > 0)
        {
            parts.Add(Rows("symbol,state,price:,ticks:,signals:,entries", status.Symbols.Select(symbol => (string[])
                [Text(symbol.Name), Text(symbol.State), Text(symbol.Price), $"{symbol.Ticks:N0}", $"{symbol.Signals:N0}", symbol.EntriesStopped ? "[yellow]off[/]" : "on"])));
        }

        if (status.Positions.Count > 0)
        {
            parts.Add(Rows("position:,symbol,strategy,side,quantity:,entry:,stop:,unrealised:,since,dtms,score:,R:,check,hedge:", status.Positions.Select(position => (string[])
            [
                $"{position.PositionId}", Text(position.Symbol), Text(position.Strategy), Text(position.Side), Text(position.Quantity), Text(position.EntryPrice),
                Text(position.StopPrice), Profit(position.Unrealised), Ago(position.EntryTimeNs, status.NowNs), .. Defence(position),
            ])));
        }

        if (status.HotThreads.Count > 0)
        {
            parts.Add(Rows("hot thread,core:,ticks:,allocated:,p50:,p99:", status.HotThreads.Select(thread => (string[])
            [
                Text(thread.Name), thread.Core is { } core ? $"{core}" : None, $"{thread.Ticks:N0}", thread.AllocatedBytes is { } bytes ? $"{bytes:N0} B" : None,
                Latency(thread.P50Ns), Latency(thread.P99Ns),
            ])));
        }

        return new Rows(parts);
    }

    public static IRenderable Of(StoppedStatus status)
    {
        var facts = NewFacts();
        Add(facts, "engine", status.Holder is { } holder ? $"[yellow]not listening[/]: {Markup.Escape(holder)} has the directory; it starts, stops or hangs" : "[yellow]not running[/]");
        Add(facts, "data", Markup.Escape(status.Directory));
        Add(facts, "symbols", $"{status.Symbols.Count:N0}, {Bytes(status.Symbols.Sum(symbol => symbol.Bytes))}");
        Add(facts, "journal", status.JournalSegments == 0 ? "none"
            : $"{status.JournalSegments:N0} segment{(status.JournalSegments == 1 ? "" : "s")}, {Bytes(status.JournalBytes)}, from record {status.JournalFirstRecord:N0}, the newest begun {Time(status.JournalLastSegmentNs)}");
        if (status.Symbols.Count == 0) return facts;
        return new Rows(facts, Rows("symbol,size:,written", status.Symbols.Select(symbol => (string[])
            [Text(symbol.Name), Bytes(symbol.Bytes), Time(symbol.ChangedNs)])));
    }

    private static Grid Facts(EngineStatus status)
    {
        var facts = NewFacts();
        Add(facts, "engine", Joined(Markup.Escape($"{status.Version ?? "?"} {status.Mode}".TrimEnd()), status.State is null ? null : $"[bold]{Text(status.State)}[/]", status.Pid is { } pid ? $"pid {pid}" : null,
            status.StartedNs > 0 ? $"up {LiveText.Hours(Math.Max(0, status.NowNs - status.StartedNs))} since {Time(status.StartedNs)}" : null));
        if (status.ConfigHash is { } hash) Add(facts, "config", Text(hash));
        foreach (var feed in status.Feeds)
        {
            Add(facts, "feed", Joined(Text(feed.Name), Text(feed.State), $"{feed.Ticks:N0} ticks", $"last {Ago(feed.LastTickNs, status.NowNs)}",
                Bad(feed.Malformed, "malformed"), Bad(feed.Gaps, "gaps"), Bad(feed.Reconnects, "reconnects")));
        }

        if (status.Account is { } account)
        {
            Add(facts, "account", Joined($"equity [bold]{Text(account.Equity)}[/]", $"cash {Text(account.Cash)}", $"realised {Profit(account.Realised)}", $"fees {Text(account.Fees)}",
                $"drawdown {LiveText.Percent(account.Drawdown)}", $"open {account.OpenPositions}", $"orders {account.OpenOrders}", $"closed {account.ClosedTrades:N0}"));
        }

        if (status.KillSwitch is { } kill)
        {
            var isOff = kill.Level is null or "none";
            Add(facts, "kill switch", isOff ? "[green]off[/]"
                : $"[red]{Text(kill.Level)}[/]{(kill.Causes.Count == 0 ? "" : ": ")}{string.Join(", ", kill.Causes.Select(cause => $"{Text(cause.Reason)} ({Text(cause.Level)}){(cause.SinceNs > 0 ? $" since {Time(cause.SinceNs)}" : "")}"))}");
            if (kill.LadderRung > 0) Add(facts, "drawdown", $"[yellow]rung {kill.LadderRung} of 4 today[/]");
        }

        if (status.TimeToFlat is { } flat)
        {
            Add(facts, "time to flat", Joined($"{UtcText.Length(flat.TotalNs)}", $"{flat.Orders:N0} orders", $"cost {Text(flat.Cost)} ({LiveText.Percent(flat.CostPart)})",
                $"longest {UtcText.Length(flat.HighestNs)}"));
        }

        if (status.Dtms is { } dtms)
        {
            Add(facts, "dtms", !dtms.IsOn ? "[yellow]off[/]"
                : Joined("on", dtms.News == 0 ? "no news in its calendar" : $"{dtms.News:N0} news in its calendar", dtms.SpreadRail is null ? null : $"spread rail {Text(dtms.SpreadRail)}"));
        }

        AddSlowSide(facts, status);
        return facts;
    }

    // State, score, profit in R, next check, hedge.
    private static string[] Defence(OpenPosition position)
    {
        if (position.ParentId is { } parent) return [$"hedge of {parent}", None, None, None, None];
        if (position.Dtms is not { } dtms) return [None, None, None, None, None];
        var state = dtms.State is "healthy" or "waiting" ? Text(dtms.State) : $"[yellow]{Text(dtms.State)}[/]";
        return [state, $"{dtms.Score:0.0}", $"{dtms.ProfitR:0.00}", dtms.NextCheckNs == 0 ? None : Time(dtms.NextCheckNs), dtms.HedgeId is { } hedge ? $"{hedge}" : None];
    }

    private static void AddSlowSide(Grid facts, EngineStatus status)
    {
        if (status.Journal is { } journal)
        {
            Add(facts, "journal", Joined($"{journal.Records:N0} records", $"{Behind(journal.Records, journal.Written)} to write", $"{Behind(journal.Records, journal.Synced)} to sync",
                $"{Behind(journal.Records, journal.Stored)} to store", journal.Fsync is null ? null : $"fsync {Text(journal.Fsync)}", Bad(journal.Lost, "lost"), Fault(journal.Fault)));
        }

        if (status.Telemetry is { } telemetry)
        {
            var dropped = telemetry.Dropped.Where(kind => kind.Value > 0).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToList();
            Add(facts, "telemetry", Joined($"{telemetry.Published:N0} published",
                dropped.Count == 0 ? "none dropped" : $"[yellow]dropped[/] {string.Join(", ", dropped.Select(kind => $"{Text(kind.Key)} {kind.Value:N0}"))}"));
        }

        if (status.Storage is { } storage)
        {
            Add(facts, "storage", Joined($"{storage.Attached:N0} databases open", $"{storage.RowsWritten:N0} rows written", $"{storage.Pending:N0} waiting",
                storage.LastCheckpointNs > 0 ? $"checkpoint {Ago(storage.LastCheckpointNs, status.NowNs)}" : null, Bad(storage.RowsDropped, "dropped"),
                storage.RowsExpired > 0 ? $"{storage.RowsExpired:N0} expired" : null, Bad(storage.Failures, "failures"), Fault(storage.Fault)));
        }

        foreach (var channel in status.Channels)
            Add(facts, "notifications", Joined(Text(channel.Name), $"{channel.Delivered:N0} delivered", $"{channel.Waiting:N0} waiting", Bad(channel.Dead, "dead letters"), Fault(channel.Fault)));

        if (status.Sync is { } sync)
        {
            Add(facts, "sync", !sync.IsOn ? "off"
                : Joined($"{sync.Sent:N0} sent", $"{sync.Pending:N0} waiting", $"last {Ago(sync.LastSentNs, status.NowNs)}", Fault(sync.LastError)));
        }
    }

    private static Grid NewFacts() => new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();

    private static void Add(Grid facts, string name, string value) => facts.AddRow($"[grey]{name}[/]", value);

    /// <param name="columns">Titles by commas; a colon behind one aligns it to the right.</param>
    private static Table Rows(string columns, IEnumerable<string[]> rows)
    {
        var table = new Table().RoundedBorder();
        foreach (var title in columns.Split(','))
        {
            var column = new TableColumn(title.TrimEnd(':')).NoWrap();
            table.AddColumn(title.EndsWith(':') ? column.RightAligned() : column);
        }

        foreach (var row in rows) table.AddRow(row);
        return table;
    }

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => part is not null));

    private static string Text(string? text) => Markup.Escape(text ?? None);

    private static string Profit(string? money) => money is null ? None : money.StartsWith('-') ? $"[red]{Text(money)}[/]" : money.Any(c => c is >= '1' and <= '9') ? $"[green]+{Text(money)}[/]" : Text(money);

    private static string? Bad(long count, string what) => count == 0 ? null : $"[yellow]{count:N0} {what}[/]";

    private static string? Fault(string? fault) => fault is null ? null : $"[red]{Text(fault)}[/]";

    private static string Behind(long last, long done) => last - done <= 0 ? "none" : $"{last - done:N0}";

    private static string Time(long ns) => DateTime.UnixEpoch.AddSeconds(ns / EngineTime.NsPerSecond).ToString("yyyy-MM-dd HH:mm:ss");

    private static string Ago(long timeNs, long nowNs) => timeNs <= 0 ? "never" : $"{UtcText.Length(Math.Max(0, nowNs - timeNs))} ago";

    private static string Latency(long? ns) => ns is { } value ? LiveText.Nanoseconds(value) : None;

    private static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => $"{bytes / 1e9:0.0} GB",
        >= 1_000_000 => $"{bytes / 1e6:0.0} MB",
        _ => $"{bytes / 1e3:0.0} kB",
    };
}
