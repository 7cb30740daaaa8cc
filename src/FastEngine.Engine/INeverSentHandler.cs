using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Tells the trade thread of an order that did not leave.</summary>
internal interface INeverSentHandler
{
    /// <returns>False when it has no room now: asked again.</returns>
    bool TryGiveBack(in OrderTerms order);
}
