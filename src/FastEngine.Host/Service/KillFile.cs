using FastEngine.Core.Execution;

namespace FastEngine.Host.Service;

/// <summary>Sets the kill switch by a file in the data directory: works with nothing else of the engine reachable.</summary>
/// <remarks>A file that says none of its words stops entries: who makes one in a hurry is not to be misunderstood. Taking it away resets nothing, and a
/// lower word lowers nothing; a person does that by a command.</remarks>
public sealed class KillFile(string path, Func<KillSwitchLevel> levelOfFile, Func<KillSwitchLevel, bool> post, Action<string> say)
{
    private const int MostCharacters = 64;

    private DateTime _takenUtc;

    /// <summary>Posts what the file says when it is new or was written since.</summary>
    public void Look()
    {
        if (!File.Exists(path))
        {
            _takenUtc = default;
            return;
        }

        var writtenUtc = File.GetLastWriteTimeUtc(path);
        if (writtenUtc == _takenUtc) return;
        var level = Read();
        if (level < levelOfFile())
        {
            say($"{path} asks for less than it set: a command resets it");
        }
        else if (!post(level))
        {
            return;
        }
        else
        {
            say($"{path} sets the kill switch: {level}");
        }

        _takenUtc = writtenUtc;
    }

    private KillSwitchLevel Read()
    {
        try
        {
            using var reader = new StreamReader(path);
            var text = new char[MostCharacters];
            var length = reader.ReadBlock(text);
            return text.AsSpan(0, length).Trim() switch
            {
                "reduce" => KillSwitchLevel.ReduceOnly,
                "flatten" => KillSwitchLevel.Flatten,
                _ => KillSwitchLevel.StopEntries,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return KillSwitchLevel.StopEntries;
        }
    }
}
