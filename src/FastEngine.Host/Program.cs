using System.CommandLine;
using FastEngine.Host;
using FastEngine.Host.Verbs;

var arguments = new RootCommand("FastEngine: a low-latency trading engine.") { ConfigVerb.Create() }.Parse(args);
var exitCode = arguments.Invoke();
return arguments.Errors.Count > 0 ? ExitCode.Usage : exitCode;
