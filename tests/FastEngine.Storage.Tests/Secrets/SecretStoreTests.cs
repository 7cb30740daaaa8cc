using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using FastEngine.Storage.Secrets;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Storage.Tests.Secrets;

[SupportedOSPlatform("linux")]
public sealed class SecretStoreTests : IDisposable
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_set_is_found_until_it_is_removed()
    {
        var store = _folder.WithKey();
        Assert.False(store.Exists);
        Assert.Empty(store.Names());
        Assert.Null(store.Find("B"));
        Assert.False(store.Remove("B"));

        Assert.False(store.Set("B", "two"));
        Assert.False(store.Set("A", "one"));
        Assert.True(store.Set("B", "ü\n\"zwei\""));

        Assert.Equal(["A", "B"], store.Names());
        Assert.Equal(("one", "ü\n\"zwei\""), (store.Find("A"), store.Find("B")));
        Assert.True(store.Remove("A"));
        Assert.False(store.Remove("A"));
        Assert.Equal(["B"], _folder.WithKey().Names());
    }

    [Fact]
    public void Neither_names_nor_values_are_readable_in_the_file_and_equal_contents_give_different_files()
    {
        _folder.WithKey().Set("VENUE_KEY", "hunter2-hunter2");
        var first = File.ReadAllText(_folder.File);
        _folder.WithKey().Set("VENUE_KEY", "hunter2-hunter2");
        var second = File.ReadAllText(_folder.File);
        Assert.DoesNotContain("VENUE", first, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hunter2", first, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual((string?)JsonNode.Parse(first)!["nonce"], (string?)JsonNode.Parse(second)!["nonce"]);
        Assert.NotEqual((string?)JsonNode.Parse(first)!["data"], (string?)JsonNode.Parse(second)!["data"]);
    }

    [Fact]
    public void The_file_is_its_owners_alone_and_nothing_unfinished_stays()
    {
        _folder.WithKey().Set("A", "one");
        Assert.Equal(Mine, File.GetUnixFileMode(_folder.File));
        Assert.Equal(["secrets.store", "secrets.store.lock"], Directory.GetFiles(Path.GetDirectoryName(_folder.File)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_store_that_others_may_read_is_refused()
    {
        _folder.WithKey().Set("A", "one");
        File.SetUnixFileMode(_folder.File, Mine | UnixFileMode.GroupRead);
        Assert.Contains("has mode 640: others may read or write it; take it from them by: chmod 600", Refused(() => _folder.WithKey().Find("A")), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_key_is_told_from_a_changed_file()
    {
        _folder.WithKey().Set("A", "one");
        var before = File.ReadAllText(_folder.File);
        Assert.Contains("FASTENGINE_SECRETS_KEY holds another key than the one", Refused(() => _folder.WithKey(StoreFolder.OtherKey).Names()), StringComparison.Ordinal);
        Assert.Contains("holds another key", Refused(() => _folder.WithKey(StoreFolder.OtherKey).Set("A", "two")), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_folder.File));
    }

    [Fact]
    public void Whatever_byte_of_the_file_is_changed_nothing_of_it_is_used()
    {
        _folder.WithKey().Set("A", "one");
        var good = File.ReadAllBytes(_folder.File);
        Prop.ForAll(Gen.Choose(0, good.Length - 2).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, flip) =>
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= (byte)flip;
            File.WriteAllBytes(_folder.File, bad);

            // A change that base 64 or JSON does not see, such as of unused bits, leaves the store as it was.
            var text = Record.Exception(() => Assert.Equal("one", _folder.WithKey().Find("A")));
            return text is null or SecretStoreException;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("\"rounds\":0", "\"rounds\":1", "was changed by something else")]
    [InlineData("\"format\":\"fastengine-secrets-1\"", "\"format\":\"other\"", "is no store of secrets of this version")]
    [InlineData("{", "", "is no store of secrets of this version")]
    [InlineData("\"tag\"", "\"tog\"", "is no store of secrets of this version")]
    public void A_changed_head_is_refused(string from, string to, string expected)
    {
        _folder.WithKey().Set("A", "one");
        _folder.Edit(from, to);
        Assert.Contains(expected, Refused(() => _folder.WithKey().Find("A")), StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_data_is_refused_as_changed()
    {
        _folder.WithKey().Set("A", "one");
        var file = JsonNode.Parse(File.ReadAllText(_folder.File))!;
        var data = Convert.FromBase64String((string)file["data"]!);
        data[0] ^= 1;
        file["data"] = Convert.ToBase64String(data);
        File.WriteAllText(_folder.File, file.ToJsonString());
        Assert.Contains("was changed by something else than this engine, or is damaged", Refused(() => _folder.WithKey().Find("A")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_passphrase_opens_what_it_was_made_with_and_nothing_else()
    {
        _folder.WithPassphrase("correct horse battery").Set("A", "one");
        Assert.Equal("one", _folder.WithPassphrase("correct horse battery").Find("A"));
        Assert.Contains("holds another key", Refused(() => _folder.WithPassphrase("correct horse batterz").Find("A")), StringComparison.Ordinal);
        Assert.Contains("was made with a passphrase", Refused(() => _folder.WithKey().Find("A")), StringComparison.Ordinal);
        _folder.Edit("\"rounds\":600000", "\"rounds\":600001");
        Assert.Contains("holds another key", Refused(() => _folder.WithPassphrase("correct horse battery").Find("A")), StringComparison.Ordinal);
        _folder.Edit("\"rounds\":600001", "\"rounds\":2000000000");
        Assert.Contains("was changed", Refused(() => _folder.WithPassphrase("correct horse battery").Find("A")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1A")]
    [InlineData("A-B")]
    [InlineData("A B")]
    [InlineData("../A")]
    public void A_name_that_no_reference_could_have_is_refused(string name) =>
        Assert.Contains("a secret's name is letters, digits and underscores", Refused(() => _folder.WithKey().Set(name, "hunter2")), StringComparison.Ordinal);

    [Fact]
    public void Nothing_and_too_much_are_no_values()
    {
        Assert.Contains("nothing was given for A", Refused(() => _folder.WithKey().Set("A", "")), StringComparison.Ordinal);
        Assert.Contains("65,536 are the most", Refused(() => _folder.WithKey().Set("A", new string('x', 65_537))), StringComparison.Ordinal);
        Assert.False(_folder.WithKey().Exists);
    }

    [Fact]
    public void Changes_by_several_at_once_are_all_kept()
    {
        Parallel.For(0, 8, i => _folder.WithKey().Set($"NAME_{i}", $"{i}"));
        Assert.Equal(8, _folder.WithKey().Names().Count);
    }

    private static string Refused(Action action) => Assert.Throws<SecretStoreException>(action).Message;

    private static string Refused(Func<object?> action) => Assert.Throws<SecretStoreException>(action).Message;
}
