namespace FastEngine.Host.Configuration;

/// <summary>Where a secret is kept.</summary>
public enum SecretPlace
{
    /// <summary><c>${env:NAME}</c>: a variable of the process's environment.</summary>
    Environment,

    /// <summary><c>${secret:NAME}</c>: the encrypted store.</summary>
    Store,
}
