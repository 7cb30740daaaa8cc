namespace FastEngine.Host.Configuration;

/// <summary>A reference to a secret in an environment variable; printing it prints the reference.</summary>
public sealed class Secret(string variable)
{
    /// <summary>Whether the variable holds anything now.</summary>
    public bool IsSet => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    /// <summary>The secret itself, read at the moment of use and kept nowhere.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public string Reveal() => IsSet
        ? Environment.GetEnvironmentVariable(variable)!
        : throw new InvalidOperationException($"the environment variable {variable} is not set");

    public override string ToString() => $"${{env:{variable}}}";
}
