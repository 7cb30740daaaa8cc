using FastEngine.Storage.Secrets;

namespace FastEngine.Host.Tests.Configuration;

/// <summary>A store of its own that this process's references lead to, for as long as it lives. Tests with one are of one collection.</summary>
internal sealed class SecretEnvironment : IDisposable
{
    public const string Collection = "secrets";

    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-secrets-").FullName;

    public SecretEnvironment()
    {
        Set(SecretStorePlaces.FileVariable, Path.Combine(_folder, "secrets.store"));
        Set(SecretStorePlaces.KeyFileVariable, Path.Combine(_folder, "secrets.key"));
        Set(SecretStorePlaces.KeyVariable, Convert.ToHexStringLower(new byte[32]));
    }

    public static SecretStore Store => new(SecretStorePlaces.OfProcess());

    public static void Set(string name, string? value) => Environment.SetEnvironmentVariable(name, value);

    public void Dispose()
    {
        foreach (var name in new[] { SecretStorePlaces.FileVariable, SecretStorePlaces.KeyFileVariable, SecretStorePlaces.KeyVariable }) Set(name, null);
        Directory.Delete(_folder, recursive: true);
    }
}
