namespace FastEngine.Trading.Dtms;

/// <summary>Which markets are at work.</summary>
public enum DtmsSession : byte
{
    Asian,
    London,

    /// <summary>London and New York.</summary>
    Overlap,
    NewYork,
}
