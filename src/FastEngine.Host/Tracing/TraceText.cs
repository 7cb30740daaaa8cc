using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Explaining;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Tracing;

/// <summary>An order's trace for a person: from its id back to the tick.</summary>
internal sealed class TraceText(TextWriter output, RunFolder folder, DecisionText decisions)
{
    private const int ConfigDigits = 6;
    private const int FirstFills = 5;

    public void Write(IEnumerable<Trace> traces)
    {
        var isFirst = true;
        foreach (var trace in traces)
        {
            if (!isFirst) output.WriteLine();
            isFirst = false;
            Write(trace);
        }
    }

    private void Write(Trace trace)
    {
        Parts(trace);
        Tick(trace);
        Stages(trace);
        Order(trace.Order);
        Result(trace);
    }

    private void Parts(Trace trace)
    {
        var id = trace.Id;
        output.WriteLine($"order {trace.Order.ClientId}");
        var table = new TextTable("lrl");
        table.Add("run epoch", $"{id.RunEpoch}", $"{UtcText.Of(id.RunEpoch * EngineTime.NsPerSecond)[..19]} UTC, the second of the trade thread's first event");
        table.Add("strategy", $"{id.StrategyId}", trace.Order.Strategy);
        table.Add("leg", "", Names.Of(id.Leg));
        table.Add("instrument", $"{id.InstrumentId}", trace.Order.Symbol);
        table.Add("event", $"{id.Sequence}", "sequence in the merged input");
        table.Add("attempt", $"{id.Attempt}", id.Attempt == 0 ? "the first order of that leg on the event" : "");
        table.Add("configuration", trace.Order.ClientId[^ConfigDigits..], $"matches the run's config_hash {folder.ConfigHash}");
        table.Write(output, "  ");
    }

    private void Tick(Trace trace)
    {
        output.WriteLine();
        if (trace.Decision is { } decision)
        {
            output.WriteLine($"tick: {decision.Symbol} trade {decision.TradeId} at {decision.Price}, exchange time {UtcText.Of(decision.TimeNs)} ({decision.TimeNs} ns)");
            output.WriteLine(DecisionText.Headline(decision));
            decisions.Write(output, decision);
        }
        else if (trace.Exit is { } exit)
        {
            output.WriteLine($"tick: {exit.Text("symbol")} at {exit.Text("price")}, engine time {UtcText.Of(exit.Whole("time_ns") ?? 0)} ({exit.Whole("time_ns")} ns), event {exit.Whole("exit_sequence")}");
            output.WriteLine($"exit asked for position {exit.Whole("position_id")}: {exit.Text("reason")}{PositionText.Why(exit)}");
        }
        else
        {
            output.WriteLine(trace.Id.Leg == OrderLeg.Entry
                ? $"no decision record of event {trace.Id.Sequence}: {trace.Order.Strategy} writes none, or the sequence was raised to keep the id unique"
                : "no exit request: the order was not placed by an exit rule");
        }
    }

    private void Stages(Trace trace)
    {
        var stages = trace.Stages;
        output.WriteLine();
        output.WriteLine("stage times");
        var table = new TextTable("ll");
        table.Add("published to decided", stages.PublishedToDecidedNs is { } decided ? $"{decided:N0} ns" : stages.Published == 0 ? "not taken: one tick in engine.latency_sample is stamped when it is published" : "not taken");
        table.Add("decided to approved", stages.DecidedToApprovedNs is { } approved ? $"{approved:N0} ns" : "not taken");
        table.Write(output, "  ");
    }

    private void Order(OrderStory order)
    {
        var placed = order.Placed;
        output.WriteLine();
        output.WriteLine($"placed as order {order.Order} of position {order.PositionId}, {UtcText.Of(placed.Whole("decided_ns") ?? 0)}: "
            + $"{placed.Text("side")} {placed.Text("quantity")} at {placed.Text("type")}"
            + (placed.Text("price") is { } price ? $" {price}" : "") + $", price then {placed.Text("reference_price")}");
        var table = new TextTable("llrrrl");
        var shown = 0;
        foreach (var report in order.Reports)
        {
            if (report.Text("report") == "filled" && ++shown > FirstFills) continue;
            table.Add(UtcText.Of(report.Whole("venue_time_ns") ?? report.Whole("time_ns") ?? 0), report.Text("report") ?? report.Text("event") ?? "",
                report.Text("quantity") ?? "", report.Text("price") ?? "",
                report.Text("fee") is { } fee ? $"fee {fee}" : "", report.Whole("trade_id") is { } trade ? $"trade {trade}" : report.Text("reject") ?? "");
        }

        table.Write(output, "  ");
        var (count, quantity, cost, fees) = order.Filled();
        if (count > FirstFills) output.WriteLine($"  and {count - FirstFills:N0} fills more");
        output.WriteLine(count == 0 ? "  nothing filled" : $"  filled {ExactText.Show(quantity)} at {ExactText.ShowRounded(cost / quantity)} on average, fees {ExactText.Show(fees)}");
    }

    private void Result(Trace trace)
    {
        output.WriteLine();
        if (trace.Trades.Count == 0) output.WriteLine("no closed trade came of it");
        foreach (var trade in trace.Trades)
        {
            output.WriteLine($"closed {UtcText.Of(trade.Whole("time_ns") ?? 0)}: {trade.Text("direction")} {trade.Text("quantity")} from {ExactText.ShowRounded(ExactText.Of(trade, "entry_price"))} "
                + $"to {ExactText.ShowRounded(ExactText.Of(trade, "exit_price"))}, fees {trade.Text("fees")}, net {trade.Text("pnl")}, {trade.Text("reason")} (position {trade.Whole("position_id")})");
        }
    }
}
