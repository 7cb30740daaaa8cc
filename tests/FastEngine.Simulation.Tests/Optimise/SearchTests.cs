using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Tests.Optimise;

public class SearchTests
{
    [Theory]
    [InlineData(2, 400)]
    [InlineData(5, 1200)]
    public void Cmaes_finds_the_middle_of_a_sphere(int dimensions, int trials)
    {
        var best = BestOf(new CmaEs(Spaces.Cube(dimensions), trials, seed: 1), Spaces.Sphere);
        Assert.InRange(best.Objective, -1e-8, 0);
    }

    [Theory]
    [InlineData(2, 1200)]
    [InlineData(4, 6000)]
    public void Cmaes_follows_the_valley_of_rosenbrock(int dimensions, int trials)
    {
        var best = BestOf(new CmaEs(Spaces.Cube(dimensions), trials, seed: 3), Spaces.Rosenbrock);
        Assert.InRange(best.Objective, -1e-6, 0);
    }

    [Fact]
    public void Cmaes_finds_the_best_of_whole_numbers()
    {
        var space = new SearchSpace([Spaces.Number("a", 0, 40, 1), Spaces.Number("b", 0, 40, 1)]);
        var best = BestOf(new CmaEs(space, 300, seed: 1), point => -Math.Abs(point.NumberAt(0) - 31) - Math.Abs(point.NumberAt(1) - 7));
        Assert.Equal("a=31 b=7", best.Point.ToString());
    }

    [Fact]
    public void Cmaes_finds_what_is_best_at_the_edge()
    {
        var best = BestOf(new CmaEs(Spaces.Cube(3), 600, seed: 1), point => Spaces.Values(point).Sum());
        Assert.InRange(best.Objective, 5.99, 6);
    }

    [Fact]
    public void Cmaes_goes_on_where_trials_have_no_objective()
    {
        var best = BestOf(new CmaEs(Spaces.Cube(2), 400, seed: 1), point => point.NumberAt(0) < 0 ? null : Spaces.Sphere(point));
        Assert.InRange(best.Objective, -1e-6, 0);
    }

    [Theory]
    [InlineData(SearchKind.Random)]
    [InlineData(SearchKind.Halving)]
    [InlineData(SearchKind.Cmaes)]
    public void A_search_is_the_same_for_a_seed_and_another_for_another(SearchKind kind)
    {
        var first = PointsOf(Search.Create(kind, Spaces.Cube(3), 50, 7));
        Assert.Equal(first, PointsOf(Search.Create(kind, Spaces.Cube(3), 50, 7)));
        Assert.NotEqual(first, PointsOf(Search.Create(kind, Spaces.Cube(3), 50, 8)));

        static List<string> PointsOf(ISearch search)
        {
            var points = new List<string>();
            while (search.Next() is { Count: > 0 } candidates)
            {
                points.AddRange(candidates.Select(candidate => candidate.Point.ToString()));
                search.Tell([.. candidates.Select(candidate => (double?)Spaces.Rosenbrock(candidate.Point))]);
            }

            return points;
        }
    }

    [Fact]
    public void Random_points_are_distinct_and_leave_no_large_hole()
    {
        var points = EvenPoints.Of(Spaces.Cube(2), 256, seed: 5);
        Assert.Equal(256, points.Distinct().Count());

        // Independent draws leave each of 64 squares empty with a chance of 1.8 %: one of the 64, on average.
        Assert.Equal(64, points.Select(point => (Cell(point, 0), Cell(point, 1))).Distinct().Count());

        static int Cell(ParameterPoint point, int dimension) => Math.Min(7, (int)((point.NumberAt(dimension) + 2) * 2));
    }

    [Fact]
    public void Random_points_of_a_small_space_are_all_of_it()
    {
        var space = new SearchSpace([Spaces.Number("a", 1, 4, 1), new ChoiceDimension("b", ["x", "y"])]);
        Assert.Equal(8, EvenPoints.Of(space, 100, seed: 1).Distinct().Count());
    }

    [Fact]
    public void Halving_gives_the_better_third_three_times_the_tape()
    {
        var search = new SuccessiveHalving(Spaces.Cube(1), 27, seed: 1);
        var rungs = new List<(int Count, double Budget)>();
        var best = new List<double>();
        while (search.Next() is { Count: > 0 } candidates)
        {
            rungs.Add((candidates.Count, Math.Round(candidates[0].Budget, 6)));
            best.Add(candidates.Max(candidate => candidate.Point.NumberAt(0)));
            search.Tell([.. candidates.Select(candidate => (double?)candidate.Point.NumberAt(0))]);
        }

        Assert.Equal([(27, 0.111111), (9, 0.333333), (3, 1)], rungs);
        Assert.Equal([best[0], best[0], best[0]], best);
    }

    [Fact]
    public void A_grid_that_is_larger_than_the_trials_allowed_is_refused()
    {
        var space = new SearchSpace([Spaces.Number("a", 1, 100, 1), Spaces.Number("b", 1, 100, 1)]);
        Assert.Contains("10,000 points", Search.ProblemOf(SearchKind.Grid, space, 100), StringComparison.Ordinal);
        Assert.Null(Search.ProblemOf(SearchKind.Grid, space, null));
    }

    [Fact]
    public void Cmaes_refuses_values_without_an_order() =>
        Assert.Contains("b has values without an order", Search.ProblemOf(SearchKind.Cmaes, new SearchSpace([Spaces.Number("a", 1, 2, 1), new ChoiceDimension("b", ["x", "y"])]), null), StringComparison.Ordinal);

    [Fact]
    public void Eigenvectors_of_a_symmetric_matrix_give_it_back()
    {
        double[,] matrix = { { 4, 1, 0.5 }, { 1, 3, -0.2 }, { 0.5, -0.2, 1 } };
        var (values, vectors) = SymmetricEigen.Of(matrix);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var sum = Enumerable.Range(0, 3).Sum(k => vectors[i, k] * values[k] * vectors[j, k]);
                Assert.Equal(matrix[i, j], sum, 12);
            }
        }
    }

    private static (ParameterPoint Point, double Objective) BestOf(ISearch search, Func<ParameterPoint, double?> objective)
    {
        (ParameterPoint? Point, double Objective) best = (null, double.NegativeInfinity);
        while (search.Next() is { Count: > 0 } candidates)
        {
            double?[] objectives = [.. candidates.Select(candidate => objective(candidate.Point))];
            for (var i = 0; i < objectives.Length; i++)
                if (objectives[i] > best.Objective) best = (candidates[i].Point, objectives[i]!.Value);
            search.Tell(objectives);
        }

        return (best.Point!, best.Objective);
    }

    private static (ParameterPoint Point, double Objective) BestOf(ISearch search, Func<ParameterPoint, double> objective) => BestOf(search, point => (double?)objective(point));
}
