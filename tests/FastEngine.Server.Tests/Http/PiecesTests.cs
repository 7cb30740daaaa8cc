using FastEngine.Server.Http;

namespace FastEngine.Server.Tests.Http;

public sealed class PiecesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(Pieces.MostBytes, 1)]
    [InlineData(Pieces.MostBytes + 1, 2)]
    [InlineData(3 * Pieces.MostBytes - 1, 3)]
    public async Task A_body_in_pieces_is_that_body_and_no_piece_is_a_large_object(int bytes, int count)
    {
        var body = new byte[bytes];
        new Random(bytes).NextBytes(body);
        var pieces = Pieces.Of(body);
        Assert.Equal(count, pieces.Length);
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, Pieces.MostBytes));
        using var output = new MemoryStream();
        await Pieces.WriteAsync(output, pieces, default);
        Assert.Equal(body, output.ToArray());
    }

    [Fact]
    public async Task A_long_answer_arrives_whole()
    {
        await using var served = await Served.StartAsync();
        served.Engine.Status = $$"""{"is_running":true,"state":"{{new string('x', 3 * Pieces.MostBytes)}}"}""";
        Assert.Equal(3 * Pieces.MostBytes, ((string?)(await served.GetAsync("/api/v1/status")).Body!["state"])!.Length);
    }
}
