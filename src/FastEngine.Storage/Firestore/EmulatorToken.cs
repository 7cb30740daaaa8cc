namespace FastEngine.Storage.Firestore;

/// <summary>The emulator's token: it passes its security rules by.</summary>
internal sealed class EmulatorToken : ITokenSource
{
    public ValueTask<string> GetAsync(CancellationToken stop) => new("owner");

    public void Forget()
    {
    }
}
