using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Engine.Journal;
using FastEngine.Host.Journaling;
using FastEngine.Host.Running;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Calibrating;

/// <summary>Reads the delays of a venue out of journals: of market data by its receive times, of orders by what the ledger has of them.</summary>
/// <remarks>
/// An order is decided in the clock of the tape. At an exchange it comes later than that by the feed's delay as well as by its own way, so the feed's delay of
/// the deciding event is taken off; a venue that fills from the tape has the tape's clock itself. If the receiving clock is off, what is wrong in the
/// one is right in the sum. What the engine itself said of an order, after a restart or a doubt, is no sample.
/// </remarks>
internal sealed class JournalDelays
{
    // Orders are decided on events that are not long past.
    private const int FeedPlaces = 1 << 16;

    private readonly DelayCalibration _calibration;
    private readonly Market _market;
    private readonly Dictionary<long, Sent> _orders = [];
    private readonly (long Sequence, long Ns)[] _feeds = new (long, long)[FeedPlaces];
    private long _lastFeedNs;
    private TapeRange? _range;
    private RunDescription? _run;

    private record struct Sent(long DecidedNs, long FeedNs, int InstrumentId, long CancelNs, long CancelFeedNs, bool IsAccepted);

    public JournalDelays(DelayCalibration calibration, Market market)
    {
        _calibration = calibration;
        _market = market;
    }

    /// <summary>Records read.</summary>
    public long Records { get; private set; }

    /// <summary>Whether one of the runs filled from the tape: then its delays are those that it was configured with.</summary>
    public bool HasPaper { get; private set; }

    /// <exception cref="RunException">It holds no journal of this engine.</exception>
    public void Read(string directory, CancellationToken stop)
    {
        if (!Directory.Exists(directory)) throw new RunException(ExitCode.Usage, $"{directory}: no such folder");
        var inner = Path.Combine(directory, "journal");
        if (Directory.Exists(inner)) directory = inner;
        using var reader = new JournalReader(directory, new JournalReaderOptions { Expected = RunJournal.Schema });
        _orders.Clear();
        (_range, _run) = (null, null);
        while (reader.TryRead(out var record))
        {
            stop.ThrowIfCancellationRequested();
            if (!record.IsSnapshot) Take(in record);
        }

        if (reader.Records == 0) throw new RunException(ExitCode.Failed, $"{directory}: {reader.Problem?.ToString() ?? "holds no journal"}");
        if (_run is null) throw new RunException(ExitCode.Failed, $"{directory}: the journal does not say what run it keeps: its start has expired");
        Records += reader.Records;
    }

    private void Take(in JournalRecord record)
    {
        switch ((JournalKind)record.Kind)
        {
            case JournalKind.Start:
                Begin(RunDescription.Parse(record.Payload));
                break;
            case JournalKind.Tick when _run is not null:
                OnTick(JournalCodec.Read<Tick>(record.Payload));
                break;
            case JournalKind.Ledger when _run is not null:
                OnLedger(JournalCodec.Read<LedgerEvent>(record.Payload));
                break;
        }
    }

    // A restart goes on with the same orders.
    private void Begin(RunDescription run)
    {
        if (_run is null || run.Instruments.Count != _run.Instruments.Count) _range = new TapeRange(run.Instruments.Count);
        _run = run;
        HasPaper |= run.IsPaper;
    }

    private bool IsOf(int instrumentId) => (uint)instrumentId < (uint)_run!.Instruments.Count && _run.Instruments[instrumentId].Market == _market;

    private void OnTick(in Tick tick)
    {
        if (tick.Kind != EventKind.Trade || !IsOf(tick.InstrumentId)) return;
        _range!.Add(tick.InstrumentId, tick.ExchangeTimeNs, tick.Price);
        if (tick.ReceiveTimeNs == 0) return;
        var feedNs = tick.ReceiveTimeNs - tick.ExchangeTimeNs;
        _lastFeedNs = feedNs;
        _feeds[tick.Sequence & (FeedPlaces - 1)] = (tick.Sequence, feedNs);
        _calibration.Add(DelayKind.Feed, tick.ExchangeTimeNs, _range.Bps(tick.InstrumentId), feedNs);
    }

    private void OnLedger(in LedgerEvent e)
    {
        switch (e.Kind)
        {
            case LedgerEventKind.OrderPlaced when IsOf(e.Order.InstrumentId):
                _orders[e.Order.Order] = new Sent(e.Order.DecidedNs, FeedOf(e.Sequence), e.Order.InstrumentId, 0, 0, IsAccepted: false);
                break;
            case LedgerEventKind.CancelRequested when _orders.TryGetValue(e.Report.Order, out var cancelled) && cancelled.CancelNs == 0:
                _orders[e.Report.Order] = cancelled with { CancelNs = e.Report.TimeNs, CancelFeedNs = FeedOf(e.Sequence) };
                break;
            case LedgerEventKind.OrderReported when _orders.TryGetValue(e.Report.Order, out var sent):
                OnReport(in e.Report, sent);
                break;
        }
    }

    private void OnReport(in OrderReport report, Sent sent)
    {
        var isOver = report.Kind is OrderReportKind.Cancelled or OrderReportKind.Rejected || (report.Kind == OrderReportKind.Filled && report.Remaining == 0);
        if (isOver) _orders.Remove(report.Order);

        // A venue's own time is never the moment at which its word is heard; the engine's own reports say so.
        if (report.Kind == OrderReportKind.Rejected || (!_run!.IsPaper && report.VenueTimeNs >= report.TimeNs)) return;
        var bps = _range!.Bps(sent.InstrumentId);
        _calibration.Add(DelayKind.Acknowledge, report.VenueTimeNs, bps, report.TimeNs - report.VenueTimeNs);
        if (report.Kind == OrderReportKind.Accepted && !sent.IsAccepted)
        {
            _calibration.Add(DelayKind.Submit, sent.DecidedNs, bps, report.VenueTimeNs - sent.DecidedNs - sent.FeedNs);
            _orders[report.Order] = sent with { IsAccepted = true };
        }

        if (report.Kind == OrderReportKind.Cancelled && sent.CancelNs != 0) _calibration.Add(DelayKind.Cancel, sent.CancelNs, bps, report.VenueTimeNs - sent.CancelNs - sent.CancelFeedNs);
    }

    // Of what was decided on a clock event the last trade's: the clock goes by the trades.
    private long FeedOf(long sequence)
    {
        var (known, ns) = _feeds[sequence & (FeedPlaces - 1)];
        return _run!.IsPaper ? 0 : Math.Max(0, known == sequence ? ns : _lastFeedNs);
    }
}
