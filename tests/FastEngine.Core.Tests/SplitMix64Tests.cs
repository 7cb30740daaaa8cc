namespace FastEngine.Core.Tests;

public class SplitMix64Tests
{
    private const ulong Seed = 1234567;

    private static readonly ulong[] Published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];

    [Fact]
    public void Outputs_in_turn_are_the_published_sequence()
    {
        var state = Seed;
        foreach (var value in Published) Assert.Equal(value, SplitMix64.Next(ref state));
    }

    [Fact]
    public void Outputs_by_place_are_the_published_sequence()
    {
        for (var i = 0; i < Published.Length; i++) Assert.Equal(Published[i], SplitMix64.At(Seed, (ulong)i));
    }

    [Fact]
    public void Streams_of_other_names_seeds_and_purposes_differ()
    {
        var seeds = new HashSet<ulong>();
        for (ulong seed = 0; seed < 10; seed++)
        {
            foreach (var name in (string[])["", "A", "B", "AB", "BA", "BTCUSDT"])
            {
                for (ulong purpose = 0; purpose < 10; purpose++) Assert.True(seeds.Add(SplitMix64.Derive(seed, name, purpose)));
            }
        }
    }
}
