namespace FastEngine.Server.Documents;

/// <summary>A setting with its value in force.</summary>
public sealed record KnobDocument
{
    public required string Key { get; init; }

    public required string Value { get; init; }

    /// <summary>As configured, when the running engine has another.</summary>
    public string? Configured { get; init; }

    public required string Unit { get; init; }

    public required string Default { get; init; }

    public required string Allowed { get; init; }

    public required string Meaning { get; init; }

    public required string Origin { get; init; }

    /// <summary>It can be changed in a running engine.</summary>
    public required bool Live { get; init; }
}
