using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>The mean objective over the values of two parameters, all others as they were.</summary>
/// <param name="X">Index of the dimension across.</param>
/// <param name="Y">Index of the dimension down.</param>
/// <param name="XLabels">One a column, ascending.</param>
/// <param name="YLabels">One a row, ascending.</param>
/// <param name="Means">By row and column; null where no trial counted.</param>
/// <param name="Counts">Trials of each cell.</param>
public sealed record HeatMap(int X, int Y, IReadOnlyList<string> XLabels, IReadOnlyList<string> YLabels, double?[,] Means, int[,] Counts)
{
    private const int MostCells = 10;

    /// <param name="trials">Comparable ones.</param>
    public static HeatMap Of(SearchSpace space, IReadOnlyList<Trial> trials, int x, int y)
    {
        var (columns, columnOf) = Axis(space.Dimensions[x], trials, x);
        var (rows, rowOf) = Axis(space.Dimensions[y], trials, y);
        var sums = new double[rows.Length, columns.Length];
        var counts = new int[rows.Length, columns.Length];
        foreach (var trial in trials)
        {
            if (trial.Objective is not { } objective || !double.IsFinite(objective)) continue;
            var (row, column) = (rowOf(trial.Point.Indexes[y]), columnOf(trial.Point.Indexes[x]));
            sums[row, column] += objective;
            counts[row, column]++;
        }

        var means = new double?[rows.Length, columns.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
                if (counts[row, column] > 0) means[row, column] = sums[row, column] / counts[row, column];
        }

        return new HeatMap(x, y, columns, rows, means, counts);
    }

    // A cell a value when there are few, else ranges of equal width by the scale, each named by the value in its middle.
    private static (string[] Labels, Func<long, int> CellOf) Axis(Dimension dimension, IReadOnlyList<Trial> trials, int index)
    {
        var values = trials.Select(trial => trial.Point.Indexes[index]).Distinct().Order().ToArray();
        if (values.Length <= MostCells) return ([.. values.Select(dimension.TextAt)], value => Array.BinarySearch(values, value));
        return ([.. Enumerable.Range(0, MostCells).Select(i => dimension.TextAt(dimension.Nearest((i + 0.5) / MostCells)))],
            value => (int)Math.Min(MostCells - 1, dimension.UnitOf(value) * MostCells));
    }
}
