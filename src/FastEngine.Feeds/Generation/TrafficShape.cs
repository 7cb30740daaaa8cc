namespace FastEngine.Feeds.Generation;

/// <summary>How the total rate is shared by the symbols.</summary>
public enum TrafficShape : byte
{
    /// <summary>The n-th symbol has 1/n of the first one's rate, as real markets nearly do.</summary>
    Zipf = 0,

    Uniform = 1,
}
