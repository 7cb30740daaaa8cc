namespace FastEngine.Signals.Confluence;

/// <summary>A condition that an entry must meet before its score counts.</summary>
public interface IPrimaryAnalyser
{
    /// <summary>The name that composes it in the configuration.</summary>
    string Name { get; }

    bool Passes(in ConfluenceInput input);
}
