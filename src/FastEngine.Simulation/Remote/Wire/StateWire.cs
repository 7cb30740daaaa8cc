using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote.Wire;

/// <summary>The messages of recovery that carry the venue's books.</summary>
internal static class StateWire
{
    public static void PutOrder(this WireWriter output, MessageKind kind, in VenueOrder order)
    {
        output.Begin(kind);
        Put(output, in order);
        output.End();
    }

    public static VenueOrder Order(this ref WireReader reader)
    {
        reader.Terms(out var terms);
        return new VenueOrder(terms, (VenueOrderStatus)reader.Byte(), reader.Int64(), reader.Int64(), reader.Int64());
    }

    public static void PutState(this WireWriter output, VenueState state)
    {
        output.Begin(MessageKind.State);
        output.Put(state.Sequence);
        output.Put(state.MatchedThrough);
        output.Put(state.Executions);
        output.Put(state.Cash);
        output.Put(state.Balances.Count);
        foreach (var balance in state.Balances)
        {
            output.Put(balance.InstrumentId);
            output.Put(balance.Long);
            output.Put(balance.Short);
            output.Put(balance.Cash);
            output.Put(balance.Fees);
            output.Put(balance.Executions);
        }

        output.Put(state.OpenOrders.Count);
        foreach (var order in state.OpenOrders) Put(output, in order);
        output.End();
    }

    public static VenueState State(this ref WireReader reader)
    {
        var sequence = reader.Int64();
        var matchedThrough = reader.Int64();
        var executions = reader.Int64();
        var cash = reader.Int128();
        var balances = new List<VenueBalance>();
        for (var left = reader.Int32(); left > 0; left--)
            balances.Add(new VenueBalance(reader.Int32(), reader.Int64(), reader.Int64(), reader.Int128(), reader.Int128(), reader.Int64()));
        var open = new List<VenueOrder>();
        for (var left = reader.Int32(); left > 0; left--) open.Add(reader.Order());
        return new VenueState(sequence, matchedThrough, balances, open, executions, cash);
    }

    /// <summary>Every report after a venue sequence, in as many messages as they need; the last one says so.</summary>
    public static void PutReports(this WireWriter output, List<VenueReport> reports, long after)
    {
        if (after < 0 || after > reports.Count) throw new RemoteVenueException($"the reports after {after} were asked for, of {reports.Count}");
        var next = (int)after;
        do
        {
            var count = Math.Min(RemoteProtocol.ReportsPerMessage, reports.Count - next);
            output.Begin(MessageKind.Reports);
            output.Put(count);
            output.Put(next + count < reports.Count);
            for (var end = next + count; next < end; next++)
            {
                var report = reports[next];
                output.Put(report.Sequence);
                output.Put(report.Id);
                output.Put(report.After);
                output.PutTold(in report);
            }

            output.End();
        }
        while (next < reports.Count);
    }

    /// <summary>Reads one message of reports.</summary>
    /// <returns>Whether more follow.</returns>
    public static bool Reports(this ref WireReader reader, List<VenueReport> reports)
    {
        var count = reader.Int32();
        var hasMore = reader.Bool();
        for (var left = count; left > 0; left--)
        {
            var sequence = reader.Int64();
            var id = reader.Id();
            var after = reader.Int64();
            reader.Told(out var kind, out var report, out var update);
            reports.Add(new VenueReport(sequence, id, after, kind, report, update));
        }

        return hasMore;
    }

    /// <summary>A report or an update behind its kind.</summary>
    public static void PutTold(this WireWriter output, in VenueReport told)
    {
        output.Put((byte)told.Kind);
        if (told.Kind == TradeEventKind.OrderReport) output.Put(told.Report);
        else output.Put(told.Update);
    }

    public static void Told(this ref WireReader reader, out TradeEventKind kind, out OrderReport report, out VenueUpdate update)
    {
        kind = (TradeEventKind)reader.Byte();
        report = default;
        update = default;
        if (kind == TradeEventKind.OrderReport) reader.Report(out report);
        else if (kind == TradeEventKind.VenueUpdate) reader.Update(out update);
        else throw new RemoteVenueException($"the venue told an event of kind {(byte)kind}");
    }

    private static void Put(WireWriter output, in VenueOrder order)
    {
        output.Put(order.Terms);
        output.Put((byte)order.Status);
        output.Put(order.Filled);
        output.Put(order.Remaining);
        output.Put(order.LastReport);
    }
}
