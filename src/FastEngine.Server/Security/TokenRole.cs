namespace FastEngine.Server.Security;

/// <summary>What a token may do; each role may do what those before it may.</summary>
public enum TokenRole
{
    /// <summary>See.</summary>
    Viewer,

    /// <summary>Halt, resume, flatten and close.</summary>
    Operator,

    /// <summary>Change the configuration.</summary>
    Admin,
}
