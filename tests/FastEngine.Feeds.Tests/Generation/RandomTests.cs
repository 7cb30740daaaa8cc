using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Tests.Generation;

public class RandomTests
{
    [Fact]
    public void Xoshiro256_gives_its_published_sequence()
    {
        var random = new Xoshiro256(1, 2, 3, 4);
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
        foreach (var value in expected) Assert.Equal(value, random.NextUInt64());
    }

    [Fact]
    public void Logarithm_and_exponential_agree_with_the_platform()
    {
        var random = new Xoshiro256(7);
        for (var i = 0; i < 100_000; i++)
        {
            var x = random.NextUnit() * Math.Pow(10, random.NextBelow(30) - 15);
            Assert.Equal(Math.Log(x), PortableMath.Log(x), 1e-12 * Math.Max(1, Math.Abs(Math.Log(x))));
            var y = (random.NextUnit() - 0.5) * 1_300;
            Assert.Equal(1.0, PortableMath.Exp(y) / Math.Exp(y), 1e-12);
        }

        Assert.Equal(0.0, PortableMath.Log(1.0));
        Assert.Equal(1.0, PortableMath.Exp(0.0));
        Assert.Equal(0.0, PortableMath.Exp(double.NegativeInfinity));
    }

    [Fact]
    public void Distributions_have_their_moments()
    {
        const int count = 200_000;
        var random = new Xoshiro256(11);
        double unit = 0, exponential = 0, gaussian = 0, squares = 0, geometric = 0, below = 0;
        for (var i = 0; i < count; i++)
        {
            var u = random.NextUnit();
            Assert.True(u is > 0 and <= 1);
            unit += u;
            exponential += random.NextExponential();
            var g = random.NextGaussian();
            gaussian += g;
            squares += g * g;
            geometric += random.NextGeometric(0.75);
            var b = random.NextBelow(10);
            Assert.InRange(b, 0, 9);
            below += b;
        }

        Assert.Equal(0.5, unit / count, 0.005);
        Assert.Equal(1.0, exponential / count, 0.01);
        Assert.Equal(0.0, gaussian / count, 0.01);
        Assert.Equal(1.0, squares / count, 0.02);
        Assert.Equal(3.0, geometric / count, 0.05);
        Assert.Equal(4.5, below / count, 0.03);
    }
}
