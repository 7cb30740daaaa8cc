namespace FastEngine.Signals.Surveillance;

/// <summary>Where the price is, seen from a zone.</summary>
public enum ZonePresence : byte
{
    Outside,

    /// <summary>Inside since the zone was born: leaving is no test.</summary>
    InsideSinceBirth,

    /// <summary>Inside after it entered from outside: leaving is a test.</summary>
    Visiting,
}
