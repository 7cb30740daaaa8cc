using FastEngine.Storage.Firestore.Protocol;

namespace FastEngine.Storage.Firestore;

/// <summary>Offers changes to the host, one at a time over all collections, and counts its answers.</summary>
internal sealed class RemoteConfigOffers(IRemoteConfigHandler handler)
{
    private readonly Lock _one = new();

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    public long Failures { get; private set; }

    public string? LastError { get; private set; }

    /// <param name="document">Null when it is gone.</param>
    public void Offer(string collection, string id, Document? document)
    {
        var change = new RemoteConfigChange(collection, id, document is null ? null : RemoteFields.Of(document.Fields));
        lock (_one)
        {
            string? refusal;
            try
            {
                refusal = handler.Apply(change).Refusal;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                refusal = $"it could not be applied ({e.GetType().Name}: {e.Message})";
            }

            if (refusal is null)
            {
                Accepted++;
                return;
            }

            Refused++;
            Tell(RemoteConfigAlert.Refused, $"{collection}/{id} was refused: {refusal} What was in force stays.");
        }
    }

    public void Alert(RemoteConfigAlert alert, string text)
    {
        lock (_one) Tell(alert, text);
    }

    public void Failed(string text)
    {
        lock (_one)
        {
            Failures++;
            LastError = text;
        }
    }

    private void Tell(RemoteConfigAlert alert, string text)
    {
        try
        {
            handler.Alert(alert, text);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // An alert that cannot be told must not end the following.
            LastError = $"{text} (the alert failed: {e.Message})";
        }
    }
}
