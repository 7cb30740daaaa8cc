namespace FastEngine.Rings;

/// <summary>A stage: it processes what is there and returns, and never waits. How it waits between calls is its runner's choice.</summary>
public interface IAgent
{
    /// <summary>Short name; the thread's name, and the row in every report.</summary>
    string Name { get; }

    /// <summary>Called once on the runner's thread before the first <see cref="DoWork"/>.</summary>
    void OnStart() { }

    /// <summary>Processes what is available, boundedly.</summary>
    /// <returns>How much was done; 0 means nothing was there, and lets the runner idle.</returns>
    int DoWork();

    /// <summary>Called once on the runner's thread after the last <see cref="DoWork"/>.</summary>
    void OnClose() { }
}
