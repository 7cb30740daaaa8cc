using System.Reflection;
using FastEngine.Core;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

public class ShippedFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "config");

    [Theory]
    [InlineData("engine.yaml")]
    [InlineData("portfolio_risk.yaml")]
    [InlineData("dtms.yaml")]
    [InlineData("venues.yaml")]
    [InlineData("notifications.yaml")]
    [InlineData("api.yaml")]
    public void A_shipped_file_is_what_the_catalogue_says(string file) =>
        Assert.Equal(ShippedFile.Text(Knobs.Catalogue, file), File.ReadAllText(Path.Combine(Folder, file)));

    [Fact]
    public void The_shipped_files_set_every_knob_to_its_default()
    {
        var shipped = ConfigLoader.Load(new ConfigSources { Folder = Folder });
        var builtIn = ConfigLoader.Load(new ConfigSources()).Config!;
        Assert.Empty(shipped.Violations);
        Assert.All(Knobs.Catalogue.Knobs, knob =>
        {
            Assert.Equal(OriginKind.File, shipped.Config!.OriginOf(knob).Kind);
            Assert.Equal(builtIn.CanonicalOf(knob), shipped.Config.CanonicalOf(knob));
        });
    }

    [Fact]
    public void Every_declared_knob_is_in_the_catalogue()
    {
        var declared = typeof(Knobs).GetNestedTypes()
            .SelectMany(section => section.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null)).OfType<Knob>()
            .Concat(Knobs.Strategies.Own.SelectMany(own => own.Legs.All.Concat(own.Settings)))
            .Concat(Knobs.Paper.Delays.All).Concat(Knobs.Paper.Fees.All).Concat(Knobs.Paper.Liquidation.All)
            .Concat(Knobs.Venues.Binance.All).Concat(Knobs.Venues.BinanceTestnet.All)
            .Concat(Knobs.Notifications.Channels.SelectMany(channel => channel.All)).Concat(Knobs.Notifications.Templates);
        Assert.Equal(declared.Select(knob => knob.Key).Order(), Knobs.Catalogue.Knobs.Select(knob => knob.Key).Order());
    }

    [Fact]
    public void Every_knob_has_a_meaning_of_one_sentence() => Assert.All(Knobs.Catalogue.Knobs, knob =>
    {
        Assert.Matches(@"^[A-Z].*\.$", knob.Meaning);
        Assert.DoesNotContain('\n', knob.Meaning);
    });

    [Fact]
    public void The_micro_profile_has_candles_of_seconds()
    {
        var result = ConfigLoader.Load(new ConfigSources { Folder = Folder, Files = ["micro.yaml"] });
        Assert.Empty(result.Violations);
        long[] expected = [EngineTime.NsPerSecond, 5 * EngineTime.NsPerSecond, 15 * EngineTime.NsPerSecond];
        Assert.Equal(expected, result.Config!.Get(Knobs.Candles.Timeframes));
    }
}
