using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Proofs.Allocation;

/// <summary>The negative control: passes ticks on, and once allocates the smallest object there is, 24 bytes.</summary>
internal sealed class AllocatingReader(TickReader inner, long afterTicks) : TickReader(inner.DisplayName)
{
    private long _ticks;

    /// <summary>Kept, so that the object cannot live on the stack.</summary>
    public object? Allocated { get; private set; }

    public override bool IsCompleted => inner.IsCompleted;

    public override int Fill(Span<Tick> destination)
    {
        var filled = inner.Fill(destination);
        _ticks += filled;
        if (Allocated is null && _ticks >= afterTicks) Allocated = new object();
        return filled;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
