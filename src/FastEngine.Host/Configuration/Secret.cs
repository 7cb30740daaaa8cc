using FastEngine.Storage.Secrets;

namespace FastEngine.Host.Configuration;

/// <summary>A reference to a secret in an environment variable or in the encrypted store; printing it prints the reference.</summary>
public sealed class Secret(SecretPlace place, string name)
{
    /// <summary>Whether a value is to be had: the variable holds anything now. A reference to the store always counts: what is missing there is an error, never nothing.</summary>
    public bool IsSet => place == SecretPlace.Store || InEnvironment is not null;

    private string? InEnvironment => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The secret itself, read at the moment of use and kept nowhere.</summary>
    /// <exception cref="SecretMissingException">It is not there, or the store cannot be opened.</exception>
    public string Reveal() => place == SecretPlace.Environment
        ? InEnvironment ?? throw new SecretMissingException($"the environment variable {name} is not set: set it, or keep the secret in the store by 'fastengine secrets set {name}' and write ${{secret:{name}}} in its place")
        : OfStore();

    /// <summary>Whether it could be revealed now, in words; never the secret.</summary>
    public string Describe()
    {
        try
        {
            return IsSet && Reveal().Length > 0 ? "set" : "not set";
        }
        catch (SecretMissingException exception)
        {
            return $"not set: {exception.Message}";
        }
    }

    public override string ToString() => place == SecretPlace.Environment ? $"${{env:{name}}}" : $"${{secret:{name}}}";

    private string OfStore()
    {
        var store = new SecretStore(SecretStorePlaces.OfProcess());
        try
        {
            return store.Find(name) ?? throw new SecretMissingException($"{(store.Exists ? $"the store {store.File} has no {name}" : $"there is no store of secrets {store.File}")}: "
                + $"put it there by 'fastengine secrets set {name}', or set an environment variable and write ${{env:{name}}} in its place");
        }
        catch (SecretStoreException exception)
        {
            throw new SecretMissingException($"{this}: {exception.Message}", exception);
        }
    }
}
