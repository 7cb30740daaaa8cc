namespace FastEngine.Notifications.Delivery;

/// <summary>What became of a message, why, and for how long the service wants to be left alone.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">Why, in words without a secret; empty when it was delivered.</param>
/// <param name="Pause">As the service says; null when it says nothing.</param>
public sealed record DeliveryResult(DeliveryOutcome Outcome, string Detail = "", TimeSpan? Pause = null)
{
    public static DeliveryResult Delivered { get; } = new(DeliveryOutcome.Delivered);
}
