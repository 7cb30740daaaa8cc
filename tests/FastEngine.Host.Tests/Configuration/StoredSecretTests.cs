using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

[Collection(SecretEnvironment.Collection)]
public sealed class StoredSecretTests : IDisposable
{
    private readonly SecretEnvironment _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public void A_reference_to_the_store_is_opened_at_the_moment_of_use_and_never_printed()
    {
        var secret = Load("${secret:VENUE}", out var config);
        SecretEnvironment.Store.Set("VENUE", "hunter2");
        Assert.True(secret.IsSet);
        Assert.Equal("hunter2", secret.Reveal());
        Assert.Equal("set", secret.Describe());
        Assert.Equal("${secret:VENUE}", $"{secret}");
        Assert.Equal("${secret:VENUE}", config.TextOf(Knobs.Venues.Binance.ApiKey));
        SecretEnvironment.Store.Set("VENUE", "hunter3");
        Assert.Equal("hunter3", secret.Reveal());
    }

    [Fact]
    public void What_the_store_lacks_is_an_error_that_says_what_to_do()
    {
        var secret = Load("${secret:VENUE}", out _);
        var missing = Assert.Throws<SecretMissingException>(secret.Reveal).Message;
        Assert.Contains("there is no store of secrets", missing, StringComparison.Ordinal);
        Assert.Contains("'fastengine secrets set VENUE'", missing, StringComparison.Ordinal);
        Assert.Contains("${env:VENUE}", missing, StringComparison.Ordinal);
        SecretEnvironment.Store.Set("OTHER", "hunter2");
        missing = Assert.Throws<SecretMissingException>(secret.Reveal).Message;
        Assert.Contains("has no VENUE", missing, StringComparison.Ordinal);
        Assert.StartsWith("not set: ", secret.Describe(), StringComparison.Ordinal);
    }

    // Firestore without its key is off; a key that cannot be read must not be taken for none.
    [Fact]
    public void A_store_that_cannot_be_opened_is_an_error_and_not_an_absent_secret()
    {
        var secret = Load("${secret:VENUE}", out _);
        SecretEnvironment.Store.Set("VENUE", "hunter2");
        SecretEnvironment.Set("FASTENGINE_SECRETS_KEY", new string('1', 64));
        Assert.True(secret.IsSet);
        Assert.StartsWith("${secret:VENUE}: the environment variable FASTENGINE_SECRETS_KEY holds another key", Assert.Throws<SecretMissingException>(secret.Reveal).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_is_not_set_says_both_ways_to_give_it() => Assert.Equal(
        "the environment variable FASTENGINE_NOT_SET is not set: set it, or keep the secret in the store by 'fastengine secrets set FASTENGINE_NOT_SET' and write ${secret:FASTENGINE_NOT_SET} in its place",
        Assert.Throws<SecretMissingException>(Load("${env:FASTENGINE_NOT_SET}", out _).Reveal).Message);

    private static Secret Load(string reference, out ResolvedConfig config)
    {
        config = ConfigLoader.Load(new ConfigSources { Settings = [$"venues.binance.api_key={reference}"] }).Config!;
        return config.Get(Knobs.Venues.Binance.ApiKey);
    }
}
