namespace FastEngine.Host.Control;

/// <summary>The running engine as the control socket sees it. Called on the clients' threads, several at once.</summary>
/// <remarks>A <see cref="ControlException"/> is told to the client as it is; any other is told as a failure, and neither ends the server.</remarks>
public interface IControlTarget
{
    /// <summary>An <see cref="Status.EngineStatus"/>.</summary>
    string StatusJson();

    /// <summary>Writes the rows of a query; <see cref="QueryExecution"/> does it for an open store.</summary>
    /// <param name="stop">The client has gone, or the engine stops.</param>
    /// <returns>Rows written.</returns>
    /// <exception cref="OperationCanceledException">After <paramref name="stop"/>.</exception>
    long Query(QueryRequest request, Stream output, CancellationToken stop);

    /// <summary>Carries out an operator's command, whose form <see cref="OperatorCommands"/> has checked.</summary>
    /// <returns>What was done, for a person.</returns>
    string Command(string name, IReadOnlyList<string> arguments);
}
