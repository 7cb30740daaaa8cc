namespace FastEngine.Exchange.Rest;

/// <summary>What a request must bring.</summary>
internal enum Security
{
    Public = 0,

    /// <summary>The key alone.</summary>
    Key = 1,

    /// <summary>Key, time and signature.</summary>
    Signed = 2,

    /// <summary>Signed, by a key that may trade.</summary>
    Trade = 3,
}
