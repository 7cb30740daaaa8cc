namespace FastEngine.Signals.Confluence;

/// <summary>One weighted filter of the confluence score.</summary>
public interface IConfluenceFilter
{
    /// <summary>The name that composes it in the configuration.</summary>
    string Name { get; }

    /// <summary>The share of its weight that it gives: 0 to 1.</summary>
    double Score(in ConfluenceInput input);
}
