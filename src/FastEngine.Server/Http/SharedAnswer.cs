using System.Buffers;

namespace FastEngine.Server.Http;

/// <summary>The answers of one view, by what they were asked for.</summary>
internal sealed class SharedAnswer(SharedAnswers all, Action<ViewArguments, IBufferWriter<byte>> make)
{
    /// <summary>Answers that are kept: arguments are the clients', memory is not.</summary>
    public const int Most = 16;

    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _room = new();
    private readonly Dictionary<ViewArguments, (byte[][] Body, long MadeAt)> _kept = [];

    /// <summary>Younger than <see cref="SharedAnswers.MostAge"/>, in <see cref="Pieces"/>; who asks while it is made waits for it.</summary>
    public byte[][] Of(ViewArguments arguments)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(arguments, out var kept) && all.IsFresh(kept.MadeAt)) return kept.Body;
            var madeAt = all.Now;
            _room.ResetWrittenCount();
            make(arguments, _room);
            if (_kept.Count >= Most && !_kept.ContainsKey(arguments)) _kept.Clear();
            var body = Pieces.Of(_room.WrittenSpan);
            _kept[arguments] = (body, madeAt);
            return body;
        }
    }
}
