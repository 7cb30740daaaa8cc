using BenchmarkDotNet.Running;
using FastEngine.Benchmarks.Sockets;

// Two processes and a socket do not fit BenchmarkDotNet's way of measuring.
if (args is ["socket"]) SocketBlast.Run();
else if (args is ["socket-server", var frames]) BlastServer.Run(int.Parse(frames));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
