using BenchmarkDotNet.Running;
using FastEngine.Benchmarks.Orders;
using FastEngine.Benchmarks.Sockets;

// Two processes and a socket do not fit BenchmarkDotNet's way of measuring.
if (args is ["socket"]) SocketBlast.Run();
else if (args is ["socket-server", var frames]) BlastServer.Run(int.Parse(frames));
else if (args is ["latency"]) OrderBenchmark.Run();
else if (args is ["latency", var tape, var rounds]) OrderBenchmark.Run(int.Parse(tape), int.Parse(rounds));
else if (args is ["latency-server", var orders, var warm]) OrderServer.Run(int.Parse(orders), int.Parse(warm));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
