namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations.</summary>
/// <remarks>Golub, Van Loan, "Matrix Computations", 8.5: cyclic by row, until nothing off the diagonal counts. Basic operations and square
/// roots alone, so equal on every machine.</remarks>
public static class SymmetricEigen
{
    private const int MostSweeps = 60;

    /// <param name="matrix">Symmetric; it is not changed.</param>
    /// <returns>Values in no order, and the vectors as columns.</returns>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++) vectors[i, i] = 1;
        for (var sweep = 0; sweep < MostSweeps && !IsDiagonal(a, n); sweep++)
        {
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++) Rotate(a, vectors, n, p, q);
            }
        }

        var values = new double[n];
        for (var i = 0; i < n; i++) values[i] = a[i, i];
        return (values, vectors);
    }

    private static bool IsDiagonal(double[,] a, int n)
    {
        double off = 0, on = 0;
        for (var i = 0; i < n; i++)
        {
            on += a[i, i] * a[i, i];
            for (var j = i + 1; j < n; j++) off += a[i, j] * a[i, j];
        }

        return off <= 1e-30 * on;
    }

    private static void Rotate(double[,] a, double[,] vectors, int n, int p, int q)
    {
        if (a[p, q] == 0) return;
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < n; k++) (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
        for (var k = 0; k < n; k++) (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]);
        for (var k = 0; k < n; k++) (vectors[k, p], vectors[k, q]) = (c * vectors[k, p] - s * vectors[k, q], s * vectors[k, p] + c * vectors[k, q]);
    }
}
