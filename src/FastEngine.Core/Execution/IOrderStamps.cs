namespace FastEngine.Core.Execution;

/// <summary>Is told how far an order is on its way out, and stamps it. On the gateway's thread; the result depends on nothing of it.</summary>
public interface IOrderStamps
{
    /// <summary>Its message is written and signed.</summary>
    /// <param name="order">Its number.</param>
    void Encoded(long order);

    /// <summary>The socket has taken its message.</summary>
    /// <param name="order">Its number.</param>
    void Sent(long order);
}
