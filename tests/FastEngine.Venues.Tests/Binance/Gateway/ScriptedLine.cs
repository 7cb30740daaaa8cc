using System.Text;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>A connection that a test plays the other end of.</summary>
internal sealed class ScriptedLine : IMessageLine
{
    private readonly Queue<byte[]> _received = new();

    public List<string> Sent { get; } = [];

    public List<Uri> Connected { get; } = [];

    public LineState State { get; set; }

    /// <summary>Whether a connection is there at once.</summary>
    public bool Connects { get; set; } = true;

    /// <summary>What becomes of what is sent while it is open.</summary>
    public SendOutcome Outcome { get; set; } = SendOutcome.Sent;

    /// <summary>Counts what is sent instead of keeping it.</summary>
    public bool IsSilent { get; set; }

    public int Silent { get; private set; }

    public void Connect(Uri address)
    {
        Connected.Add(address);
        State = Connects ? LineState.Open : LineState.Closed;
    }

    public SendOutcome Send(ReadOnlySpan<byte> message)
    {
        if (State != LineState.Open) return SendOutcome.NotSent;
        if (IsSilent) Silent++;
        else if (Outcome != SendOutcome.NotSent) Sent.Add(Encoding.UTF8.GetString(message));
        return Outcome;
    }

    public void Push(string text) => _received.Enqueue(Encoding.UTF8.GetBytes(text));

    public bool TryTake(out ReadOnlySpan<byte> message)
    {
        var isTaken = _received.TryDequeue(out var bytes);
        message = bytes;
        return isTaken;
    }

    public void Close() => State = LineState.Closed;

    public void Dispose() => Close();
}
