namespace FastEngine.Host.Latency;

/// <summary>The stages of an order's way, each named by the stamp that ends it.</summary>
internal enum Stage : byte
{
    Received,
    Parsed,
    Published,
    Consumed,
    Decided,
    Approved,
    Encoded,
    Sent,
}
