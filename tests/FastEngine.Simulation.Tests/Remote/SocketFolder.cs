namespace FastEngine.Simulation.Tests.Remote;

/// <summary>A folder of one test for a Unix socket, whose path must be short; removed after it.</summary>
internal sealed class SocketFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("fe").FullName;

    public string Socket => Path.Combine(_path, "v");

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
