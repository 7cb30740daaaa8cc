using System.Globalization;
using FastEngine.Host.Outputs;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Diffing;

/// <summary>A comparison for a person.</summary>
internal static class DiffText
{
    private const int MostSettings = 10;

    public static void Write(TextWriter output, RunDiff diff)
    {
        foreach (var note in Notes(diff)) output.WriteLine($"note: {note}");
        var (a, b) = (diff.A, diff.B);
        output.WriteLine($"A: {a.Name}: {a.Signals.Count:N0} signals, {a.Trades.Count:N0} trades, net {ExactText.Show(a.Net)}");
        output.WriteLine($"B: {b.Name}: {b.Signals.Count:N0} signals, {b.Trades.Count:N0} trades, net {ExactText.Show(b.Net)}");
        if (diff.IsEmpty)
        {
            output.WriteLine("no difference");
            return;
        }

        output.WriteLine($"signals: {diff.Added.Count:N0} added, {diff.Removed.Count:N0} removed, {diff.Moved.Count:N0} moved, {diff.Refusals.Count:N0} refused otherwise; "
            + $"trades: {diff.TradesAdded.Count:N0} added, {diff.TradesRemoved.Count:N0} removed, {diff.TradesChanged.Count:N0} changed; net {Signed(b.Net - a.Net)}");
        Signals(output, diff);
        Trades(output, diff);
    }

    /// <summary>What to know before the two are compared.</summary>
    public static IEnumerable<string> Notes(RunDiff diff)
    {
        if (!diff.A.Inputs.SequenceEqual(diff.B.Inputs)) yield return "the inputs differ (SHA-256, or their order): the runs are of other tapes";
        if (diff.A.ConfigHash != diff.B.ConfigHash) yield return Settings(diff.A, diff.B);
        else if (diff.IsEmpty && diff.A.SignalsHash != diff.B.SignalsHash) yield return "signals and trades are equal, but decision records are not: signals_hash differs";
    }

    private static string Settings(DecidedRun a, DecidedRun b)
    {
        if (a.Settings.Count == 0 || b.Settings.Count == 0) return "the configurations differ: config_hash is not the same";
        var changed = a.Settings.Keys.Union(b.Settings.Keys).Order(StringComparer.Ordinal)
            .Select(key => (Key: key, A: a.Settings.GetValueOrDefault(key, "absent"), B: b.Settings.GetValueOrDefault(key, "absent"))).Where(knob => knob.A != knob.B).ToArray();
        if (changed.Length == 0) return "config_hash differs, the settings do not: the instruments are not the same";
        return "the configurations differ: " + string.Join("; ", changed.Take(MostSettings).Select(knob => $"{knob.Key} {knob.A} -> {knob.B}"))
            + (changed.Length > MostSettings ? $"; and {changed.Length - MostSettings} more" : "");
    }

    private static void Signals(TextWriter output, RunDiff diff)
    {
        var table = new TextTable("llllrrrl");
        if (diff.Added.Count + diff.Removed.Count + diff.Moved.Count + diff.Refusals.Count == 0) return;
        output.WriteLine("signals");
        table.Add("", "time", "symbol", "side", "price", "entry score", "confluence", "what became of it");
        foreach (var signal in diff.Removed) Add("- removed", signal);
        foreach (var signal in diff.Added) Add("+ added", signal);
        foreach (var (a, b) in diff.Moved)
        {
            Add("~ moved from", a);
            Add("          to", b);
        }

        foreach (var (a, b) in diff.Refusals) table.Add("! otherwise", UtcText.Of(b.TimeNs), b.Symbol, b.Side, b.Price, "", "", $"{Fate(a)} -> {Fate(b)}");
        table.Write(output, "  ");

        void Add(string change, SignalRow signal) => table.Add(change, UtcText.Of(signal.TimeNs), signal.Symbol, signal.Side, signal.Price,
            signal.EntryScore.ToString("R", CultureInfo.InvariantCulture), signal.Confluence.ToString("R", CultureInfo.InvariantCulture), Fate(signal));
    }

    private static string Fate(SignalRow signal) => signal.Net is { } net ? $"traded, net {Signed(net)}" : signal.Refused.Length > 0 ? $"refused: {signal.Refused}" : "no closed trade";

    private static void Trades(TextWriter output, RunDiff diff)
    {
        if (diff.TradesAdded.Count + diff.TradesRemoved.Count + diff.TradesChanged.Count == 0) return;
        output.WriteLine("trades");
        var table = new TextTable("lllllrrrrl");
        table.Add("", "entered", "left", "symbol", "side", "quantity", "entry", "exit", "net", "reason");
        foreach (var trade in diff.TradesRemoved) Add("- removed", trade, "");
        foreach (var trade in diff.TradesAdded) Add("+ added", trade, "");
        foreach (var (a, b) in diff.TradesChanged)
        {
            Add("~ changed from", a, "");
            Add("            to", b, $" ({Signed(b.Net - a.Net)})");
        }

        table.Write(output, "  ");

        void Add(string change, TradeRow trade, string more) => table.Add(change, UtcText.Of(trade.EntryTimeNs), UtcText.Of(trade.ExitTimeNs), trade.Symbol, trade.Side, trade.Quantity,
            ExactText.ShowRounded(ExactText.Of(trade.EntryPrice)), ExactText.ShowRounded(ExactText.Of(trade.ExitPrice)), Signed(trade.Net), trade.Reason + more);
    }

    private static string Signed(decimal value) => (value > 0 ? "+" : "") + ExactText.Show(value);
}
