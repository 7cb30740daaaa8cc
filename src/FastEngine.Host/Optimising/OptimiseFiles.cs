using System.Text.Json.Nodes;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Simulation.Optimise;

namespace FastEngine.Host.Optimising;

/// <summary>The files of a search.</summary>
internal static class OptimiseFiles
{
    public static void Write(OutputFolder folder, OptimiseRequest request, InputSet inputs, OptimiseSession session, OptimiseResult result, JsonObject summary)
    {
        TrialsFile.Write(folder, result, session.Command);
        ChosenFile.Write(folder, result);
        folder.WriteSummary(summary);
    }
}
