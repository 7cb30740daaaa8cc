using System.Runtime.Versioning;
using FastEngine.Storage.Secrets;

namespace FastEngine.Storage.Tests.Secrets;

[SupportedOSPlatform("linux")]
public sealed class StoreKeyTests : IDisposable
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_key_file_is_its_owners_alone_opens_the_store_and_is_never_overwritten()
    {
        StoreKey.WriteNewFile(_folder.KeyFile);
        Assert.Equal(Mine, File.GetUnixFileMode(_folder.KeyFile));
        _folder.WithKeyFile().Set("A", "one");
        Assert.Equal("one", _folder.WithKeyFile().Find("A"));
        var key = File.ReadAllText(_folder.KeyFile);
        Assert.Contains("is there already", Assert.Throws<SecretStoreException>(() => StoreKey.WriteNewFile(_folder.KeyFile)).Message, StringComparison.Ordinal);
        Assert.Equal(key, File.ReadAllText(_folder.KeyFile));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_key_file_that_others_may_read_or_write_is_refused(UnixFileMode more)
    {
        StoreKey.WriteNewFile(_folder.KeyFile);
        File.SetUnixFileMode(_folder.KeyFile, Mine | more);
        Assert.Contains("chmod 600", Refused(_folder.Places), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_key_it_says_how_to_make_one()
    {
        var text = Refused(_folder.Places);
        Assert.Contains("fastengine secrets new-key", text, StringComparison.Ordinal);
        Assert.Contains(_folder.KeyFile, text, StringComparison.Ordinal);
        Assert.Contains("FASTENGINE_SECRETS_PASSPHRASE", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_key_is_refused_without_being_repeated()
    {
        foreach (var text in new[] { "hunter2", "aHVudGVyMg==", new string('f', 63), new string('g', 64) })
        {
            var refused = Refused(_folder.Places with { Key = text });
            Assert.Contains("FASTENGINE_SECRETS_KEY holds no key", refused, StringComparison.Ordinal);
            Assert.DoesNotContain(text, refused, StringComparison.Ordinal);
        }

        Assert.Contains("needs 12 characters", Refused(_folder.Places with { Passphrase = "hunter2" }), StringComparison.Ordinal);
        Assert.Contains("both FASTENGINE_SECRETS_KEY and FASTENGINE_SECRETS_PASSPHRASE are set",
            Refused(_folder.Places with { Key = StoreFolder.Key, Passphrase = "correct horse battery" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_hexadecimal_digits_is_the_same_as_in_base_64()
    {
        _folder.WithKey().Set("A", "one");
        Assert.Equal("one", _folder.WithKey(Convert.ToHexStringLower(Convert.FromBase64String(StoreFolder.Key)) + "\n").Find("A"));
    }

    [Fact]
    public void Places_come_from_the_environment_and_are_told_without_the_key()
    {
        var variables = new Dictionary<string, string> { ["HOME"] = "/home/me", ["FASTENGINE_SECRETS_KEY"] = "hunter2" };
        var places = SecretStorePlaces.Of(variables.GetValueOrDefault);
        Assert.Equal(("/home/me/.config/fastengine/secrets.store", "/home/me/.config/fastengine/secrets.key"), (places.File, places.KeyFile));
        Assert.DoesNotContain("hunter2", places.ToString(), StringComparison.Ordinal);
        variables["XDG_CONFIG_HOME"] = "/cfg";
        variables["FASTENGINE_SECRETS_FILE"] = "/s";
        places = SecretStorePlaces.Of(variables.GetValueOrDefault);
        Assert.Equal(("/s", "/cfg/fastengine/secrets.key"), (places.File, places.KeyFile));
    }

    private static string Refused(SecretStorePlaces places) => Assert.Throws<SecretStoreException>(() => StoreKey.Find(places)).Message;
}
