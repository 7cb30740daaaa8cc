namespace FastEngine.Storage.Firestore;

/// <summary>Gives the bearer token of a call.</summary>
internal interface ITokenSource
{
    /// <exception cref="FirestoreException">None can be had; the text says why.</exception>
    ValueTask<string> GetAsync(CancellationToken stop);

    /// <summary>The server did not take the last one.</summary>
    void Forget();
}
