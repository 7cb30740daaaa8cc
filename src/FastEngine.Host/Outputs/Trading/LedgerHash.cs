using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Outputs.Trading;

/// <summary><c>output_hash</c>: over the ledger in its order, field by field, without receive times and stage stamps, and over what the trade
/// stage saw of the market, so that two tapes that differ give different hashes also where no trade came of it.</summary>
internal sealed class LedgerHash : ILedgerHandler, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void OnLedger(in LedgerEvent e)
    {
        Span<long> head = [(long)e.Kind, e.TimeNs, e.Sequence];
        Append(head);
        switch (e.Kind)
        {
            case LedgerEventKind.Refused:
                Append(in e.Refusal);
                break;
            case LedgerEventKind.OrderPlaced:
                Append(in e.Order);
                break;
            case LedgerEventKind.OrderReported or LedgerEventKind.CancelRequested or LedgerEventKind.ExitFailed:
                Append(in e.Report);
                break;
            case LedgerEventKind.ExitRequested:
                Append(in e.Exit);
                break;
            case LedgerEventKind.PositionOpened:
                Append(in e.Position);
                break;
            case LedgerEventKind.TradeClosed:
                Append(in e.Trade);
                break;
            case LedgerEventKind.Account:
                Span<long> account =
                [
                    High(e.Account.Cash), Low(e.Account.Cash), High(e.Account.Unrealised), Low(e.Account.Unrealised), High(e.Account.Exposure),
                    Low(e.Account.Exposure), e.Account.OpenPositions,
                ];
                Append(account);
                break;
            case LedgerEventKind.KillSwitchChanged or LedgerEventKind.KnobChanged or LedgerEventKind.EntriesChanged or LedgerEventKind.CommandRefused:
                Append(in e.Command);
                break;
        }
    }

    /// <summary>Lower-case hex; ends the hashing.</summary>
    /// <param name="marketDigest">Of the trade stage: what it saw of the market, traded on or not.</param>
    public string Complete(ulong marketDigest)
    {
        Span<long> last = [(long)marketDigest];
        Append(last);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Append(in Refusal r)
    {
        Span<long> fields =
        [
            r.Signal.TimeNs, r.Signal.Sequence, r.Signal.Decision, r.Signal.Price, r.Signal.ZoneEdge, Of(r.Signal.EntryScore), Of(r.Signal.Confluence),
            r.Signal.InstrumentId, r.Signal.StrategyId, (long)r.Signal.Direction, (long)r.Handler, (long)r.Cause, Of(r.Measured), Of(r.Limit),
        ];
        Append(fields);
    }

    private void Append(in OrderTerms o)
    {
        Span<long> fields =
        [
            o.Order, o.DecidedNs, o.PositionId, o.Quantity, o.Price, o.ReferencePrice, o.InstrumentId, o.StrategyId, (long)o.Side, (long)o.Type,
            (long)o.Leg, (long)o.Reason, o.ReduceOnly ? 1 : 0, o.Id.RunEpoch, o.Id.Sequence, o.Id.Attempt, o.Id.ConfigTag,
        ];
        Append(fields);
    }

    private void Append(in OrderReport r)
    {
        Span<long> fields =
            [r.Order, r.TimeNs, r.VenueTimeNs, r.Price, r.Quantity, r.Remaining, High(r.Fee), Low(r.Fee), r.TradeId, (long)r.Kind, (long)r.Reject];
        Append(fields);

        // Of a venue that counts its reports; without it a hash is what it always was.
        Span<long> sequence = [r.VenueSequence];
        if (r.VenueSequence != 0) Append(sequence);
    }

    private void Append(in ExitRequest x)
    {
        Span<long> fields =
        [
            x.TimeNs, x.Sequence, x.PositionId, x.Price, x.StopPrice, Of(x.Measured), Of(x.Threshold), x.InstrumentId, x.PartPpm, (long)x.Reason, (long)x.Dump,
        ];
        Append(fields);
    }

    private void Append(in OpenPosition p)
    {
        Span<long> fields =
        [
            p.PositionId, p.EntryTimeNs, p.Quantity, High(p.Cost), Low(p.Cost), High(p.Fees), Low(p.Fees), p.MarkPrice, p.EntryOrder, p.InstrumentId,
            p.StrategyId, (long)p.Direction,
        ];
        Append(fields);
    }

    private void Append(in ClosedTrade t)
    {
        Span<long> fields =
        [
            t.PositionId, t.EntryTimeNs, t.ExitTimeNs, High(t.EntryCost), Low(t.EntryCost), High(t.ExitProceeds), Low(t.ExitProceeds), High(t.Fees),
            Low(t.Fees), High(t.Pnl), Low(t.Pnl), t.Quantity, t.EntryOrder, t.ExitOrder, t.InstrumentId, t.StrategyId, (long)t.Direction,
            (long)t.Reason, t.IsLast ? 1 : 0,
        ];
        Append(fields);
    }

    private void Append(in CommandOutcome c)
    {
        Span<long> fields =
        [
            c.Command.Value, c.Command.InstrumentId, (long)c.Command.Kind, (long)c.Command.Origin, (long)c.Command.Knob, (long)c.Command.Reason,
            c.Before, c.After, c.Least, c.Most, (long)c.Refusal,
        ];
        Append(fields);
    }

    private static long High(Int128 value) => (long)(value >> 64);

    private static long Low(Int128 value) => (long)(ulong)(value & ulong.MaxValue);

    private static long Of(double value) => BitConverter.DoubleToInt64Bits(Math.Round(value, 9) + 0.0);

    private void Append(ReadOnlySpan<long> fields) => _hash.AppendData(MemoryMarshal.AsBytes(fields));
}
