namespace FastEngine.Core.Execution;

/// <summary>Who gave a <see cref="Command"/>.</summary>
public enum CommandOrigin : byte
{
    Engine,
    Operator,
    Configuration,
    Recovery,
}
