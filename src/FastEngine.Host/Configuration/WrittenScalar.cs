namespace FastEngine.Host.Configuration;

/// <summary>A single text.</summary>
/// <param name="Quoted">It stood in quotes, so it is text and never a number.</param>
public sealed record WrittenScalar(Origin Origin, string Text, bool Quoted = false) : Written(Origin)
{
    /// <summary>A key without a value.</summary>
    public bool IsNothing => !Quoted && Text is ("" or "~" or "null");
}
