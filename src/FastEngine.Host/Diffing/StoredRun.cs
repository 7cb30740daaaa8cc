using System.Globalization;
using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Diffing;

/// <summary>Reads what a run decided and traded from its output folder, to compare.</summary>
internal static class StoredRun
{
    private const int TradeColumns = 13;

    // Without the funding, as older versions wrote it.
    private const int TradeColumnsBefore = 12;

    /// <exception cref="RunException">The run has no signals and trades, or its files are not as they should be.</exception>
    public static DecidedRun Read(RunFolder folder)
    {
        if (folder.Summary.Text("output_hash") is not { } outputHash)
            throw new RunException(ExitCode.Usage, $"{folder.At("summary.json")}: the run did not trade (several threads): compare one of --topology fused");
        var fates = new FateBook();
        var positions = new Dictionary<(long Sequence, string Symbol, string Side), long>();
        using (var lines = folder.Lines("events.jsonl"))
        {
            while (lines.Read())
            {
                if (lines.Holds("\"account\""u8)) continue;
                var line = lines.Parse();
                var symbol = line.Text("symbol") ?? "";
                if (line.Text("event") == "refused")
                    fates.Refuse(line.Whole("signal_time_ns") ?? 0, symbol, line.Text("direction") ?? "", $"{line.Text("handler")}.{line.Text("cause")}");
                else if (line.Text("event") == "order_placed" && line.Text("leg") == "entry")
                    positions[(line.Whole("decided_on") ?? 0, symbol, line.Text("side") == "buy" ? "long" : "short")] = line.Whole("position_id") ?? 0;
                else if (line.Text("event") == "trade_closed")
                    fates.Close(line.Whole("position_id") ?? 0, ExactText.Of(line, "pnl"));
            }
        }

        var bySignal = PositionsBySignal(folder, positions);
        return new DecidedRun
        {
            Name = folder.At(""), ConfigHash = folder.ConfigHash, SignalsHash = folder.Summary.Text("signals_hash") ?? "", OutputHash = outputHash,
            FastestNs = folder.Config?.Get(Knobs.Candles.Timeframes)[0] ?? EngineTime.NsPerMinute,
            Signals = [.. Rows(folder, "signals.csv", 6).Select(cells => Signal(cells)).Select(signal => fates.Judge(signal, bySignal.GetValueOrDefault((signal.TimeNs, signal.Symbol, signal.Side))))],
            Trades = [.. Rows(folder, "trades.csv", TradeColumns, TradeColumnsBefore).Select(Trade)],
            Settings = folder.Settings.Select(setting => setting.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]),
            Inputs = [.. folder.Summary.Below("inputs").Below("files").EnumerateArray().Select(file => file.Text("sha256") ?? "")],
        };
    }

    // The sequence of a signal stands in its decision record alone.
    private static Dictionary<(long TimeNs, string Symbol, string Side), long> PositionsBySignal(RunFolder folder, Dictionary<(long, string, string), long> positions)
    {
        var bySignal = new Dictionary<(long, string, string), long>();
        using var lines = folder.Lines("decisions.jsonl");
        while (lines.Read())
        {
            if (!lines.Holds("\"signalled\""u8)) continue;
            var decision = new StoredDecision(lines.Parse());
            if (positions.TryGetValue((decision.Sequence, decision.Symbol, decision.Direction), out var position)) bySignal[(decision.TimeNs, decision.Symbol, decision.Direction)] = position;
        }

        return bySignal;
    }

    private static IEnumerable<string[]> Rows(RunFolder folder, string name, params int[] columns)
    {
        using var reader = new StreamReader(folder.File(name));
        reader.ReadLine();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            var cells = line.Split(',');
            if (!columns.Contains(cells.Length)) throw new RunException(ExitCode.Failed, $"{folder.At(name)}: line {number} has {cells.Length} cells, not {columns[0]}");
            yield return cells;
        }
    }

    private static SignalRow Signal(string[] cells) => new(Whole(cells[0]), cells[1], cells[2], cells[3], Number(cells[4]), Number(cells[5]));

    private static TradeRow Trade(string[] cells) =>
        new(cells[1], cells[2], cells[3], Whole(cells[4]), Whole(cells[5]), cells[6], cells[7], cells[8], cells[9], ExactText.Of(cells[10]), cells[11]);

    private static long Whole(string cell) => long.TryParse(cell, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static double Number(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
