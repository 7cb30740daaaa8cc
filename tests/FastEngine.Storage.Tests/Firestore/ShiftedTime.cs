namespace FastEngine.Storage.Tests.Firestore;

/// <summary>A machine whose clock is wrong.</summary>
internal sealed class ShiftedTime(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
