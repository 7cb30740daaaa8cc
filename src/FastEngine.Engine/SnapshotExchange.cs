using FastEngine.Trading;

namespace FastEngine.Engine;

/// <summary>Hands the trade stage's state from the trade thread to the journal's: one snapshot at a time, without a copy or an allocation.</summary>
internal sealed class SnapshotExchange
{
    private const int Idle = 0;
    private const int Wanted = 1;
    private const int Filled = 2;

    private byte[] _buffer = [];
    private int _length;
    private int _state;

    public bool IsWanted => Volatile.Read(ref _state) == Wanted;

    public bool IsIdle => Volatile.Read(ref _state) == Idle;

    /// <summary>The journal's thread; a snapshot comes by the ledger.</summary>
    public void Ask(int capacity)
    {
        if (_buffer.Length < capacity) _buffer = new byte[capacity];
        // Release: the buffer is in place before the trade thread sees the wish.
        Volatile.Write(ref _state, Wanted);
    }

    /// <summary>The trade thread.</summary>
    public void Fill(TradeStage stage)
    {
        _length = stage.WriteSnapshot(_buffer);
        Volatile.Write(ref _state, Filled);
    }

    /// <summary>The journal's thread, after the ledger said that it is there.</summary>
    public ReadOnlySpan<byte> Snapshot => _buffer.AsSpan(0, _length);

    public void Release() => Volatile.Write(ref _state, Idle);
}
