using System.CommandLine;
using FastEngine.Proofs;
using FastEngine.Proofs.Allocation;
using FastEngine.Proofs.Stress;

var root = new RootCommand("Proofs of what FastEngine claims. Exit code 0: proved, 1: refuted, 2: bad usage.")
{
    AllocationVerb.Create(),
    StressVerb.Create(),
};
var arguments = root.Parse(args);
var exitCode = arguments.Invoke();
return arguments.Errors.Count > 0 ? Verdict.Usage : exitCode;
