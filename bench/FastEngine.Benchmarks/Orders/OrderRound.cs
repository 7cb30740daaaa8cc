namespace FastEngine.Benchmarks.Orders;

/// <summary>One client's round.</summary>
/// <param name="Inside">From the return of the receive call to the order's send call.</param>
/// <param name="RoundTrip">From the server's send of the frame until it has the whole order.</param>
/// <param name="Bytes">Allocated by the client process, a frame.</param>
internal readonly record struct OrderRound(Percentiles Inside, Percentiles RoundTrip, double Bytes, int Gen0, int Gen1, int Gen2);
