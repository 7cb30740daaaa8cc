namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>The normal distribution of a covariance matrix adaptation and how it learns.</summary>
/// <remarks>Equations and constants of Hansen's tutorial (arXiv:1604.00772), figure 6 and table 1, with positive weights alone.</remarks>
public sealed class CmaDistribution
{
    private readonly int _n;
    private readonly double[] _weights;
    private readonly double _effective;
    private readonly double _cSigma;
    private readonly double _dSigma;
    private readonly double _cC;
    private readonly double _c1;
    private readonly double _cMu;
    private readonly double _expectedLength;

    private readonly double[] _mean;
    private readonly double[,] _covariance;
    private readonly double[] _sigmaPath;
    private readonly double[] _covariancePath;
    private double _sigma;
    private double[] _roots = [];
    private double[,] _axes = new double[0, 0];
    private int _generations;

    /// <param name="mean">Where it starts.</param>
    /// <param name="sigma">How wide, alike in every dimension.</param>
    /// <param name="population">Points a generation.</param>
    public CmaDistribution(double[] mean, double sigma, int population)
    {
        _n = mean.Length;
        (_mean, _sigma) = ([.. mean], sigma);
        var parents = population / 2;
        _weights = [.. Enumerable.Range(1, parents).Select(i => Math.Log((population + 1) / 2.0) - Math.Log(i))];
        var total = _weights.Sum();
        for (var i = 0; i < parents; i++) _weights[i] /= total;
        _effective = 1 / _weights.Sum(weight => weight * weight);
        _cSigma = (_effective + 2) / (_n + _effective + 5);
        _dSigma = 1 + 2 * Math.Max(0, Math.Sqrt((_effective - 1) / (_n + 1)) - 1) + _cSigma;
        _cC = (4 + _effective / _n) / (_n + 4 + 2 * _effective / _n);
        _c1 = 2 / ((_n + 1.3) * (_n + 1.3) + _effective);
        _cMu = Math.Min(1 - _c1, 2 * (_effective - 2 + 1 / _effective) / ((_n + 2.0) * (_n + 2.0) + _effective));
        _expectedLength = Math.Sqrt(_n) * (1 - 1.0 / (4 * _n) + 1.0 / (21.0 * _n * _n));
        _covariance = new double[_n, _n];
        for (var i = 0; i < _n; i++) _covariance[i, i] = 1;
        _sigmaPath = new double[_n];
        _covariancePath = new double[_n];
        Decompose();
    }

    /// <summary>4 + ⌊3 ln n⌋.</summary>
    public static int DefaultPopulation(int dimensions) => 4 + (int)(3 * Math.Log(dimensions));

    /// <summary>The longest deviation along any axis.</summary>
    public double Widest => _sigma * _roots.Max();

    /// <summary>The point that standard normal numbers stand for.</summary>
    public double[] PointOf(ReadOnlySpan<double> z)
    {
        var point = new double[_n];
        for (var i = 0; i < _n; i++)
        {
            double sum = 0;
            for (var j = 0; j < _n; j++) sum += _axes[i, j] * _roots[j] * z[j];
            point[i] = _mean[i] + _sigma * sum;
        }

        return point;
    }

    /// <summary>Learns from a generation.</summary>
    /// <param name="best">Its points, the best first; those past the parents do not count.</param>
    public void Update(IReadOnlyList<double[]> best)
    {
        _generations++;
        var step = new double[_n];
        for (var i = 0; i < _n; i++)
        {
            for (var k = 0; k < _weights.Length; k++) step[i] += _weights[k] * (best[k][i] - _mean[i]) / _sigma;
        }

        var whitened = Whiten(step);
        var kept = Math.Sqrt(_cSigma * (2 - _cSigma) * _effective);
        for (var i = 0; i < _n; i++) _sigmaPath[i] = (1 - _cSigma) * _sigmaPath[i] + kept * whitened[i];
        var length = Math.Sqrt(_sigmaPath.Sum(x => x * x));

        // The path is stalled while it is much too long, so that the covariance does not grow too fast at the start.
        var isCalm = length / Math.Sqrt(1 - Math.Pow(1 - _cSigma, 2 * _generations)) < (1.4 + 2.0 / (_n + 1)) * _expectedLength;
        var along = isCalm ? Math.Sqrt(_cC * (2 - _cC) * _effective) : 0;
        for (var i = 0; i < _n; i++) _covariancePath[i] = (1 - _cC) * _covariancePath[i] + along * step[i];
        var lost = isCalm ? 0 : _c1 * _cC * (2 - _cC);
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                double ofParents = 0;
                for (var k = 0; k < _weights.Length; k++)
                    ofParents += _weights[k] * (best[k][i] - _mean[i]) / _sigma * ((best[k][j] - _mean[j]) / _sigma);
                _covariance[i, j] = (1 - _c1 - _cMu + lost) * _covariance[i, j] + _c1 * _covariancePath[i] * _covariancePath[j] + _cMu * ofParents;
                _covariance[j, i] = _covariance[i, j];
            }
        }

        for (var i = 0; i < _n; i++) _mean[i] += _sigma * step[i];
        _sigma *= Math.Exp(Math.Min(1, _cSigma / _dSigma * (length / _expectedLength - 1)));
        Decompose();
    }

    /// <summary>Keeps the deviation of each coordinate at a fifth of a step or more: below, every draw of it would be the same value.</summary>
    /// <remarks>As Hansen, "A CMA-ES for Mixed-Integer Nonlinear Optimization" (INRIA RR-7751, 2011) does for integers.</remarks>
    public void KeepWide(ReadOnlySpan<double> steps)
    {
        var isChanged = false;
        for (var i = 0; i < _n; i++)
        {
            // Continuous for practical purposes: it may become as narrow as it likes.
            if (steps[i] < 1e-3) continue;
            var least = steps[i] / 5 / _sigma;
            if (_covariance[i, i] >= least * least) continue;
            _covariance[i, i] = least * least;
            isChanged = true;
        }

        if (isChanged) Decompose();
    }

    // C^(-1/2) x.
    private double[] Whiten(double[] x)
    {
        var result = new double[_n];
        for (var j = 0; j < _n; j++)
        {
            double along = 0;
            for (var i = 0; i < _n; i++) along += _axes[i, j] * x[i];
            along /= _roots[j];
            for (var i = 0; i < _n; i++) result[i] += _axes[i, j] * along;
        }

        return result;
    }

    private void Decompose()
    {
        var (values, axes) = SymmetricEigen.Of(_covariance);
        var floor = 1e-14 * Math.Max(values.Max(), double.Epsilon);
        (_roots, _axes) = ([.. values.Select(value => Math.Sqrt(Math.Max(value, floor)))], axes);
    }
}
