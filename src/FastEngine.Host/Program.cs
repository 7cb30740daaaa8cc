using System.CommandLine;
using FastEngine.Host;
using FastEngine.Host.Verbs;

var root = new RootCommand("FastEngine: a low-latency trading engine.")
{
    DemoVerb.Create(),
    AnalyzeVerb.Create(),
    RunVerb.Create(),
    ReplayVerb.Create(),
    BacktestVerb.Create(),
    CompareVerb.Create(),
    ExplainVerb.Create(),
    TraceVerb.Create(),
    DiffVerb.Create(),
    OptimizeVerb.Create(),
    GenerateVerb.Create(),
    RecordVerb.Create(),
    SimulateVerb.Create(),
    ScenarioVerb.Create(),
    DrillVerb.Create(),
    DoctorVerb.Create(),
    BenchVerb.Create(),
    QueryVerb.Create(),
    StatusVerb.Create(),
    LatencyVerb.Create(),
    CalibrateVerb.Create(),
    CommandVerb.Create(),
    TokensVerb.Create(),
    AuditVerb.Create(),
    ConfigVerb.Create(),
    SecretsVerb.Create(),
    NotifyVerb.Create(),
};
var arguments = root.Parse(args);

// The verbs end cleanly on Ctrl-C by themselves.
var exitCode = arguments.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
return arguments.Errors.Count > 0 ? ExitCode.Usage : exitCode;
