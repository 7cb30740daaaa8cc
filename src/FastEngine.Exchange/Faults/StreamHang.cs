namespace FastEngine.Exchange.Faults;

/// <summary>Market streams that hang for a while.</summary>
internal sealed class StreamHang(FaultScript script, FaultDice dice)
{
    private long _untilNs;

    public bool IsHangingAt(long timeNs)
    {
        if (timeNs < _untilNs && !dice.IsOver) return true;
        if (!dice.Falls(script.Freeze)) return false;
        _untilNs = timeNs + script.FreezeNs;
        return true;
    }
}
