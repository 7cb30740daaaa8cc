namespace FastEngine.Server;

/// <summary>Whose fault it is that a request was not carried out.</summary>
public enum ServedFault
{
    /// <summary>The request's: it is wrong as it stands.</summary>
    Wrong,

    /// <summary>What it names is not there.</summary>
    Unknown,

    /// <summary>The engine cannot do it as it is now.</summary>
    Unavailable,
}
