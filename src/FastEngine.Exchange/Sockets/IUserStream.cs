using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Sockets;

/// <summary>Tells an account's events to those connections that want them.</summary>
internal interface IUserStream
{
    void Deliver(in UserEvent e);
}
