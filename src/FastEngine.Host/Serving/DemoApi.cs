using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Host.Verbs;
using FastEngine.Server.Security;

namespace FastEngine.Host.Serving;

/// <summary>The API of a demo, with a token of its own: nothing is to be set up, and nobody has it but who started the demo.</summary>
internal sealed class DemoApi : IDisposable
{
    private const string Owner = "demo";
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    private readonly ApiServing _serving;
    private readonly Timer? _pacing;
    private volatile bool _hasEnded;

    private DemoApi(TradedRun traded, RunRequest request, OutputFolder folder, DemoPace? pace)
    {
        var run = traded.Run;
        if (run.Pipeline.Desk is not { } desk) throw new RunException(ExitCode.Usage, "only a run that trades is served: on several threads a demo does not trade, use engine.topology=fused");
        var board = new LiveBoard(run.Instruments, run.Signals.TimeframesNs.Count, run.Setup!.Trading.StartingEquity);
        traded.Outputs.Add(board, board);
        var token = TokenText.Make();
        _serving = ApiServing.Start(new ServedParts
        {
            Mode = Owner, About = $"{DemoMarket.About}{pace?.About}", Request = request, Pipeline = run.Pipeline, Desk = desk, Setup = run.Setup, Board = board, Control = new DemoControl(run, request, ApiServing.WallNs(), ApiServing.WallNs),
            Ticks = () => run.Ticks, HasEnded = () => _hasEnded, NotReady = () => _hasEnded ? "the demo has ended" : null,
        }, folder.PathOf(""), [new ApiToken { Name = Owner, Role = TokenRole.Admin, Sha256 = TokenText.DigestOf(token), AddedNs = ApiServing.WallNs() }], Console.Error.WriteLine);

        // Behind the # it is sent to no server, and stands in no log of one.
        Console.Error.WriteLine($"dashboard: {_serving.Address}#token={token}");
        if (pace is null) return;
        _pacing = new Timer(_ => run.Pace.ChangeTo(desk.Stage.Account.OpenPositions > 0 ? pace.WhileOpen : pace.Usual), null, s_look, s_look);
    }

    /// <param name="pace">Null for one speed throughout.</param>
    public static DemoApi Start(TradedRun run, RunRequest request, OutputFolder folder, DemoPace? pace) => new(run, request, folder, pace);

    /// <summary>The market is over; what it came to can be looked at still.</summary>
    public void End() => _hasEnded = true;

    /// <summary>Waits for Ctrl-C when a person sits there.</summary>
    public void Linger(CancellationToken stop)
    {
        if (stop.IsCancellationRequested || Console.IsErrorRedirected || Console.IsInputRedirected) return;
        Console.Error.WriteLine($"the dashboard stays on {_serving.Address} until Ctrl-C");
        stop.WaitHandle.WaitOne();
    }

    public void Dispose()
    {
        _pacing?.Dispose();
        _serving.Dispose();
    }
}
