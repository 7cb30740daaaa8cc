using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Tells the trade thread of an order that did not leave.</summary>
internal interface INeverSentHandler
{
    void OnNeverSent(in OrderTerms order);
}
