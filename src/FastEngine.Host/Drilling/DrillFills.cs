using FastEngine.Simulation.Remote;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Drilling;

/// <summary>The fills that an engine's databases hold, beside those of its venue.</summary>
internal static class DrillFills
{
    /// <summary>A fill by what makes it one: the order, the trade of the tape, the quantity.</summary>
    public readonly record struct Fill(long Order, long TradeId, long Quantity);

    public static List<Fill> Read(SymbolQuery query)
    {
        const string Sql = "SELECT order_id, trade_id, quantity FROM fills";
        var fills = new List<Fill>();
        using var rows = query.Run(Sql);
        while (rows.Result.Read()) fills.Add(new Fill(rows.Result.GetInt64(0), rows.Result.GetInt64(1), (long)rows.Result.GetUnscaled(2)));
        return fills;
    }

    /// <summary>What is twice, what the venue does not know, and at the end what is missing.</summary>
    public static IEnumerable<string> Compare(List<Fill> fills, IReadOnlyList<VenueExecution> executions, bool isEnd)
    {
        var venue = executions.Select(execution => (execution.Order, execution.TradeId)).ToHashSet();
        foreach (var twice in fills.GroupBy(fill => (fill.Order, fill.TradeId)).Where(group => group.Count() > 1))
            yield return $"the fill of order {twice.Key.Order} by trade {twice.Key.TradeId} is in the databases {twice.Count()} times";
        foreach (var fill in fills.Where(fill => !venue.Contains((fill.Order, fill.TradeId))))
            yield return $"the databases have a fill of order {fill.Order} by trade {fill.TradeId} that the venue does not know";
        if (!isEnd) yield break;
        var own = fills.Select(fill => (fill.Order, fill.TradeId)).ToHashSet();
        foreach (var missing in executions.Where(execution => !own.Contains((execution.Order, execution.TradeId))))
            yield return $"the databases lack the fill of order {missing.Order} by trade {missing.TradeId}";
    }
}
