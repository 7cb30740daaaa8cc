namespace FastEngine.Engine.Journal;

/// <summary>How a journal's recorded outputs compare with those made again from its inbound events.</summary>
public sealed class JournalParity
{
    /// <summary>Records played.</summary>
    public long Records { get; internal set; }

    /// <summary>Inbound events of the shards, trades and clock events.</summary>
    public long ShardEvents { get; internal set; }

    /// <summary>Inbound events of the trade thread.</summary>
    public long TradeEvents { get; internal set; }

    /// <summary>Decision records.</summary>
    public ParityCount Decisions { get; } = new();

    /// <summary>Events that the shards sent to the trade thread.</summary>
    public ParityCount Sent { get; } = new();

    /// <summary>Outputs of the trade thread.</summary>
    public ParityCount Ledger { get; } = new();

    /// <summary>Position updates that the trade thread sent to the shards.</summary>
    public ParityCount Positions { get; } = new();

    /// <summary>Snapshots of the trade thread's state.</summary>
    public ParityCount Snapshots { get; } = new();

    /// <summary>Decisions that were made and not recorded: the cold side was behind.</summary>
    public long NotRecorded { get; internal set; }

    /// <summary>Records that the journal says it lost.</summary>
    public long Lost { get; internal set; }

    /// <summary>The first thing that differs, null when nothing does.</summary>
    public JournalDifference? First { get; private set; }

    public bool IsEqual => First is null;

    internal void Differ(JournalDifference difference) => First ??= difference;
}
