using System.Text.Json;
using FastEngine.Core.Execution;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>A position's story for a person: why, how, and what became of it.</summary>
internal sealed class PositionText(TextWriter output, DecisionText decisions)
{
    private const int FirstFills = 3;

    public void Write(PositionStory story)
    {
        var entry = story.Entry;
        output.WriteLine($"position {story.PositionId}: {entry.Strategy} {entry.Symbol} {entry.Direction}, {Result(story)}");
        output.WriteLine();
        Decision(story);
        Chain(story);
        foreach (var order in story.Orders)
        {
            if (!order.IsEntry) Exit(story, order);
            Order(order);
        }

        Trades(story);
    }

    private void Decision(PositionStory story)
    {
        if (story.Decision is null)
        {
            output.WriteLine($"the signal of event {story.Entry.DecidedOn}: {story.Entry.Strategy} wrote no decision record for it");
            return;
        }

        output.WriteLine(DecisionText.Headline(story.Decision));
        decisions.Write(output, story.Decision);
    }

    private void Chain(PositionStory story)
    {
        output.WriteLine();
        if (story.Parked is { } parked)
        {
            output.WriteLine($"waited: {parked.Text("handler")} parked the signal until position {NumberText.Of(parked.Number("measured"))} was closed, "
                + UtcText.Length((story.Entry.Placed.Whole("time_ns") ?? 0) - (parked.Whole("time_ns") ?? 0)));
        }

        output.WriteLine("chain passed: " + string.Join(", ", Enum.GetValues<EntryHandler>().Select(Names.Of)));
    }

    private void Order(OrderStory order)
    {
        var placed = order.Placed;
        output.WriteLine($"{(order.IsEntry ? "entry" : "exit ")} order {order.Order} {order.ClientId}: {placed.Text("side")} {placed.Text("quantity")} at {placed.Text("type")}"
            + (placed.Text("price") is { } price ? $" {price}" : "") + $", decided {UtcText.Of(placed.Whole("decided_ns") ?? 0)} with the price at {placed.Text("reference_price")}");
        if (order.Reject is { } reject) output.WriteLine($"  rejected by the venue: {reject}");
        var (count, quantity, cost, fees) = order.Filled();
        if (count == 0) return;
        var shown = 0;
        foreach (var fill in order.Fills.Take(FirstFills))
        {
            shown++;
            output.WriteLine($"  fill {UtcText.Of(fill.Whole("venue_time_ns") ?? 0)}: {fill.Text("quantity")} at {fill.Text("price")}, fee {fill.Text("fee")}, trade {fill.Whole("trade_id")}");
        }

        if (count > shown) output.WriteLine($"  and {count - shown:N0} fills more until {UtcText.Of(order.Fills.Last().Whole("venue_time_ns") ?? 0)}");
        output.WriteLine($"  filled {ExactText.Show(quantity)} at {ExactText.ShowRounded(cost / quantity)} on average, fees {ExactText.Show(fees)}"
            + (quantity < ExactText.Of(placed, "quantity") ? $"; {ExactText.Show(ExactText.Of(placed, "quantity") - quantity)} not filled" : ""));
    }

    private void Exit(PositionStory story, OrderStory order)
    {
        var sequence = order.DecidedOn;
        foreach (var exit in story.Exits.Where(exit => exit.Whole("exit_sequence") == sequence)) WriteExit(exit);
        if (!story.Exits.Any(exit => exit.Whole("exit_sequence") == sequence)) output.WriteLine($"\nexit: {order.Placed.Text("reason")}");
    }

    private void WriteExit(JsonElement exit)
    {
        output.WriteLine();
        output.WriteLine($"exit asked for {UtcText.Of(exit.Whole("time_ns") ?? 0)}: {exit.Text("reason")}{Why(exit)}; price {exit.Text("price")}"
            + (exit.Text("stop_price") is { } stop && stop != "0" ? $", stop {stop}" : "") + (exit.Whole("part_ppm") < 1_000_000 ? $", {exit.Whole("part_ppm") / 10_000.0} % of the position" : ""));
    }

    /// <summary>The numbers of a rule, in its words.</summary>
    internal static string Why(JsonElement exit)
    {
        var (measured, threshold) = (exit.Number("measured"), exit.Number("threshold"));
        return exit.Text("reason") switch
        {
            "cascade_reversal" => $" (imbalance of the shortest exit window {NumberText.Of(measured)}, beyond {NumberText.Of(threshold)} against the position)",
            "adverse_moves" => $" ({NumberText.Of(measured)} checks in a row moved against it, limit {NumberText.Of(threshold)})",
            "trailing_stop" => $" (price {exit.Text("price")} at or beyond the stop {exit.Text("stop_price")})",
            "reversal" => " (a signal of the opposite direction)",
            "late_entry_fill" => " (the entry filled on after the exit was asked for)",
            _ when measured is not (null or 0) => $" (measured {NumberText.Of(measured)}, threshold {NumberText.Of(threshold)})",
            _ => "",
        };
    }

    private void Trades(PositionStory story)
    {
        if (story.Trades.Count == 0) return;
        output.WriteLine();
        var table = new TextTable("lrrrrrl");
        table.Add("closed", "quantity", "entry", "exit", "fees", "net", "");
        foreach (var trade in story.Trades)
        {
            table.Add(UtcText.Of(trade.Whole("time_ns") ?? 0), trade.Text("quantity") ?? "", Average(trade, "entry_price"), Average(trade, "exit_price"),
                trade.Text("fees") ?? "", trade.Text("pnl") ?? "", trade.Text("reason") ?? "");
        }

        table.Write(output);
        var (fees, net) = Sums(story);
        output.WriteLine($"gross {ExactText.Show(net + fees)}, fees {ExactText.Show(fees)}, net {ExactText.Show(net)}");
    }

    private static string Average(JsonElement trade, string key) => ExactText.ShowRounded(ExactText.Of(trade, key));

    private static (decimal Fees, decimal Net) Sums(PositionStory story) =>
        (story.Trades.Sum(trade => ExactText.Of(trade, "fees")), story.Trades.Sum(trade => ExactText.Of(trade, "pnl")));

    private static string Result(PositionStory story)
    {
        if (story.Opened is null) return "nothing of its entry was filled";
        var net = story.Trades.Count == 0 ? "" : $", net {ExactText.Show(Sums(story).Net)}";
        if (story.Open is { } open) return $"open at the end of the tape{net}, unrealised {open.Text("unrealised")} at {open.Text("mark_price")}";
        var held = (story.Trades.Count == 0 ? 0 : story.Trades[^1].Whole("time_ns") ?? 0) - (story.Opened.Value.Whole("time_ns") ?? 0);
        return $"closed after {UtcText.Length(held)}{net}";
    }
}
