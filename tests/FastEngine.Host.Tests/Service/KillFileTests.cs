using FastEngine.Core.Execution;
using FastEngine.Host.Service;

namespace FastEngine.Host.Tests.Service;

public sealed class KillFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"kill-{Guid.NewGuid():N}");
    private readonly List<KillSwitchLevel> _posted = [];
    private readonly List<string> _said = [];
    private KillSwitchLevel _inForce;
    private bool _isFull;
    private int _written;

    private KillFile File => field ??= new KillFile(_path, () => _inForce, Post, _said.Add);

    public void Dispose() => System.IO.File.Delete(_path);

    [Theory]
    [InlineData("stop", KillSwitchLevel.StopEntries)]
    [InlineData("reduce\n", KillSwitchLevel.ReduceOnly)]
    [InlineData(" flatten \r\n", KillSwitchLevel.Flatten)]
    [InlineData("", KillSwitchLevel.StopEntries)]
    [InlineData("FLATEN", KillSwitchLevel.StopEntries)]
    public void What_it_says_is_posted_once(string content, KillSwitchLevel level)
    {
        File.Look();
        Assert.Empty(_posted);
        Write(content);
        File.Look();
        File.Look();
        Assert.Equal([level], _posted);
        Assert.Contains(level.ToString(), _said.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_it_away_resets_nothing_and_making_it_again_is_said_again()
    {
        Write("stop");
        File.Look();
        System.IO.File.Delete(_path);
        File.Look();
        Assert.Single(_posted);
        Write("stop");
        File.Look();
        Assert.Equal([KillSwitchLevel.StopEntries, KillSwitchLevel.StopEntries], _posted);
    }

    [Fact]
    public void It_raises_and_does_not_lower()
    {
        Write("stop");
        File.Look();
        Write("flatten");
        File.Look();
        Write("reduce");
        File.Look();
        Assert.Equal([KillSwitchLevel.StopEntries, KillSwitchLevel.Flatten], _posted);
        Assert.EndsWith("asks for less than it set: a command resets it", _said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_posted_again_while_there_is_no_room()
    {
        Write("stop");
        _isFull = true;
        File.Look();
        _isFull = false;
        File.Look();
        Assert.Equal([KillSwitchLevel.StopEntries], _posted);
    }

    private bool Post(KillSwitchLevel level)
    {
        if (_isFull) return false;
        _inForce = level;
        _posted.Add(level);
        return true;
    }

    // At a time of its own: the file system's may be coarse.
    private void Write(string content)
    {
        System.IO.File.WriteAllText(_path, content);
        System.IO.File.SetLastWriteTimeUtc(_path, new DateTime(2026, 1, 1, 0, 0, ++_written, DateTimeKind.Utc));
    }
}
