using System.CommandLine;
using FastEngine.Host.Control;
using FastEngine.Server;
using FastEngine.Server.Auditing;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine audit verify</c>: whether the audit log of a data directory is as it was written.</summary>
public static class AuditVerb
{
    public static Command Create()
    {
        var data = new DataOption();
        var verify = new Command("verify", "Follow the hash chain from the first entry to the last, and hold it against the head.");
        data.AddTo(verify);
        verify.SetAction(arguments => DataOption.Run(arguments, _ =>
        {
            var path = Path.Combine(data.Require(arguments), AuditFile.Name);
            var report = Verify(path);
            if (report.Problem is { } problem) throw new ControlException(ControlFault.Failed, $"{path}: {problem} ({report.Entries:N0} entries before it are sound)");
            arguments.InvocationConfiguration.Output.WriteLine(report.Entries == 0 ? $"{path}: no entries" : $"{path}: {report.Entries:N0} entries are sound, the last ends in {report.Hash}");
            return ExitCode.Ok;
        }));
        return new Command("audit", "What was changed by the API, by whom and when.") { verify };
    }

    private static AuditReport Verify(string path)
    {
        try
        {
            return AuditFile.Verify(path);
        }
        catch (ServerException error)
        {
            throw new ControlException(ControlFault.Failed, error.Message, error);
        }
    }
}
