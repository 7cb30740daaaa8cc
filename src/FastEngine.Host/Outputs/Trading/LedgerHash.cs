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
            case LedgerEventKind.KillSwitchChanged or LedgerEventKind.KnobChanged or LedgerEventKind.EntriesChanged or LedgerEventKind.PositionsClosing or LedgerEventKind.CommandRefused:
                Append(in e.Command);
                break;
            case LedgerEventKind.Contribution:
                Append(in e.Contribution);
                break;
            case LedgerEventKind.ExchangePosition:
                Append(in e.ExchangePosition);
                break;
            case LedgerEventKind.Risk:
                Append(in e.Risk);
                break;
            case LedgerEventKind.Dtms:
                Append(in e.Dtms);
                break;
            case LedgerEventKind.Sizing:
                Append(in e.Sizing);
                break;
            case LedgerEventKind.Health:
                Span<long> health =
                [
                    Of(e.Health.Score), Of(e.Health.Pnl), Of(e.Health.Quality), Of(e.Health.Concentration), Of(e.Health.HoldTime), Of(e.Health.Volatility),
                    Of(e.Health.UnrealisedPpm), e.Health.Positions,
                ];
                Append(health);
                break;
            case LedgerEventKind.EntryWorked:
                Append(in e.Worked);
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
            (long)o.Leg, (long)o.Reason, o.ReduceOnly ? 1 : 0, o.Id.RunEpoch, o.Id.Sequence, o.Id.Attempt, o.Id.ConfigTag, o.Sequence,
            (long)o.PositionDirection, o.IsListed ? 1 : 0,
        ];
        Append(fields);

        // Of orders that stay until they are cancelled a hash is what it always was.
        Span<long> inForce = [(long)o.TimeInForce];
        if (o.TimeInForce != TimeInForce.GoodTillCancelled) Append(inForce);
    }

    private void Append(in OrderReport r)
    {
        Span<long> fields =
            [r.Order, r.TimeNs, r.VenueTimeNs, r.Price, r.Quantity, r.Remaining, High(r.Fee), Low(r.Fee), r.TradeId, (long)r.Kind, (long)r.Reject];
        Append(fields);

        // Of fees in quote currency a hash is what it always was.
        Span<long> fee = [(long)r.FeeIn, r.FeeInstrument];
        if (r.FeeIn != FeeAsset.Quote) Append(fee);

        // What the order's own type tells is in the hash already.
        Span<long> reason = [(long)r.Reason];
        if (r.Reason >= FillReason.Touched) Append(reason);

        // Of a venue that counts its reports; without it a hash is what it always was.
        Span<long> sequence = [r.VenueSequence];
        if (r.VenueSequence != 0) Append(sequence);
    }

    private void Append(in ExitRequest x)
    {
        Span<long> fields =
        [
            x.TimeNs, x.Sequence, x.PositionId, x.Price, x.StopPrice, Of(x.Measured), Of(x.Threshold), x.InstrumentId, x.PartPpm, (long)x.Reason,
            (long)x.Dump,
        ];
        Append(fields);
    }

    private void Append(in OpenPosition p)
    {
        Span<long> fields =
        [
            p.PositionId, p.EntryTimeNs, p.Quantity, High(p.Cost), Low(p.Cost), High(p.Fees), Low(p.Fees), p.MarkPrice, p.EntryOrder, p.InstrumentId,
            p.StrategyId, (long)p.Direction, p.StopPrice, p.TargetPrice, p.ParentId,
        ];
        Append(fields);
    }

    private void Append(in ClosedTrade t)
    {
        Span<long> fields =
        [
            t.PositionId, t.EntryTimeNs, t.ExitTimeNs, High(t.EntryCost), Low(t.EntryCost), High(t.ExitProceeds), Low(t.ExitProceeds), High(t.Fees),
            Low(t.Fees), High(t.Pnl), Low(t.Pnl), t.Quantity, t.EntryOrder, t.ExitOrder, t.InstrumentId, t.StrategyId, (long)t.Direction,
            (long)t.Reason, t.IsLast ? 1 : 0, High(t.Funding), Low(t.Funding),
        ];
        Append(fields);
        Span<long> unconverted = [1];
        if (t.IsFeeUnconverted) Append(unconverted);
    }

    private void Append(in CommandOutcome c)
    {
        Span<long> fields =
        [
            c.Command.Value, c.Command.InstrumentId, (long)c.Command.Kind, (long)c.Command.Origin, (long)c.Command.Knob, (long)c.Command.Reason,
            c.Before, c.After, c.Least, c.Most, (long)c.Refusal, c.Command.Uncertainty,
        ];
        Append(fields);
    }

    private void Append(in Contribution c)
    {
        Span<long> fields =
        [
            c.PositionId, c.ExchangePosition, c.Number, c.TimeNs, c.Quantity, c.QuantityBefore, c.QuantityAfter, High(c.EntryCost), Low(c.EntryCost),
            High(c.ExitProceeds), Low(c.ExitProceeds), High(c.Fees), Low(c.Fees), High(c.Pnl), Low(c.Pnl), c.Order, c.InstrumentId, c.StrategyId,
            (long)c.Direction, (long)c.Kind, (long)c.Reason,
        ];
        Append(fields);
    }

    private void Append(in ExchangePosition p)
    {
        Span<long> fields =
        [
            p.Number, p.OpenedNs, p.Quantity, p.Unattributed, High(p.Cost), Low(p.Cost), High(p.VenueRealised), Low(p.VenueRealised), High(p.Realised),
            Low(p.Realised), p.InstrumentId, p.Contributors, (long)p.Direction,
        ];
        Append(fields);
    }

    private void Append(in RiskEvent r)
    {
        Span<long> fields =
        [
            r.PositionId, r.Order, r.Price, r.Quantity, High(r.Amount), Low(r.Amount), Of(r.Measured), Of(r.Limit), r.InstrumentId, r.OtherInstrumentId,
            (long)r.Kind, (long)r.Trigger, (long)r.Leg, (long)r.Reject, (long)r.Cause, (long)r.Reason, (long)r.Direction,
        ];
        Append(fields);
    }

    private void Append(in DtmsEvent d)
    {
        Span<long> fields =
        [
            d.PositionId, d.HedgeId, d.Order, d.Price, d.Quantity, d.Risk, d.StopPrice, Of(d.Score), Of(d.ProfitR), Of(d.Measured), Of(d.Limit),
            d.InstrumentId, d.StrategyId, (long)d.Direction, (long)d.Kind, (long)d.Cause, (long)d.From, (long)d.To,
        ];
        Append(fields);
        Span<long> parts = stackalloc long[DtmsParts.Count];
        for (var i = 0; i < DtmsParts.Count; i++) parts[i] = Of(d.Parts[i]);
        Append(parts);
    }

    private void Append(in Sizing s)
    {
        Span<long> fields =
        [
            s.PositionId, High(s.Equity), Low(s.Equity), High(s.Notional), Low(s.Notional), s.Quantity, s.StopPpb, s.RiskPpm, s.RegimePpm, s.CorrelationPpm,
            s.QualityPpm, Of(s.Correlation), s.InstrumentId, s.StrategyId, (long)s.Direction,
        ];
        Append(fields);
    }

    private void Append(in WorkedEntry w)
    {
        Span<long> fields =
        [
            w.PositionId, w.DecidedNs, w.ArrivalPrice, w.EndPrice, w.Intended, w.Filled, High(w.FilledCost), Low(w.FilledCost), High(w.Fees), Low(w.Fees), w.Orders,
            w.InstrumentId, w.StrategyId, (long)w.Direction, (long)w.Style, (long)w.End,
        ];
        Append(fields);
    }

    private static long High(Int128 value) => (long)(value >> 64);

    private static long Low(Int128 value) => (long)(ulong)(value & ulong.MaxValue);

    // What is undefined is one value, whatever its bits.
    private static long Of(double value) => double.IsNaN(value) ? long.MinValue : BitConverter.DoubleToInt64Bits(Math.Round(value, 9) + 0.0);

    private void Append(ReadOnlySpan<long> fields) => _hash.AppendData(MemoryMarshal.AsBytes(fields));
}
