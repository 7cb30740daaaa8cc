namespace FastEngine.Storage.Outbox;

/// <summary>What is to be done at the destination with what a key names. Each one replaces every earlier one of the same key.</summary>
public enum OutboxOperation : byte
{
    /// <summary>The payload is the whole new state.</summary>
    Put = 1,

    /// <summary>The payload is the UTF-8 path of a local file, whose content is the new state.</summary>
    PutFile = 2,

    /// <summary>There is no payload.</summary>
    Delete = 3,
}
