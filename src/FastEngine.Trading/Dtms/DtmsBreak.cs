namespace FastEngine.Trading.Dtms;

/// <summary>What the last close did to the structure before it.</summary>
public enum DtmsBreak : byte
{
    None,
    BreakOfStructure,
    ChangeOfCharacter,
}
