using System.Numerics;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>Sums of one trial's returns a block of time, from which the Sharpe ratio of any choice of blocks follows at once.</summary>
/// <remarks>Kept for every choice among the first half of the blocks and every one among the second: any choice is one of each.</remarks>
internal sealed class BlockSums
{
    private readonly int _perBlock;
    private readonly int _half;
    private readonly (double Sum, double Squares)[] _first;
    private readonly (double Sum, double Squares)[] _second;

    // What does not fill a block is left out at the beginning.
    public BlockSums(double[] returns, int blocks)
    {
        _perBlock = returns.Length / blocks;
        _half = blocks / 2;
        var sums = new (double Sum, double Squares)[blocks];
        var first = returns.Length - _perBlock * blocks;
        for (var i = first; i < returns.Length; i++)
        {
            ref var block = ref sums[(i - first) / _perBlock];
            block = (block.Sum + returns[i], block.Squares + returns[i] * returns[i]);
        }

        _first = Choices(sums.AsSpan(0, _half));
        _second = Choices(sums.AsSpan(_half));
    }

    /// <summary>A period; 0 when the returns of the blocks do not differ.</summary>
    /// <param name="blocks">A bit a block.</param>
    public double Sharpe(uint blocks)
    {
        var count = BitOperations.PopCount(blocks) * _perBlock;
        var (firstSum, firstSquares) = _first[blocks & ((1u << _half) - 1)];
        var (secondSum, secondSquares) = _second[blocks >> _half];
        var squares = firstSquares + secondSquares;
        var mean = (firstSum + secondSum) / count;
        var variance = (squares - count * mean * mean) / (count - 1);

        // What is left of equal returns is rounding.
        return variance <= 1e-12 * (squares / count) || variance <= 0 ? 0 : mean / Math.Sqrt(variance);
    }

    private static (double Sum, double Squares)[] Choices(ReadOnlySpan<(double Sum, double Squares)> blocks)
    {
        var choices = new (double Sum, double Squares)[1 << blocks.Length];
        for (var choice = 1; choice < choices.Length; choice++)
        {
            var (sum, squares) = choices[choice & (choice - 1)];
            var block = blocks[BitOperations.TrailingZeroCount(choice)];
            choices[choice] = (sum + block.Sum, squares + block.Squares);
        }

        return choices;
    }
}
