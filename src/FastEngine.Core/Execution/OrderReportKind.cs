namespace FastEngine.Core.Execution;

public enum OrderReportKind : byte
{
    Accepted,

    /// <summary>Filled in part or whole; <see cref="OrderReport.Remaining"/> says which.</summary>
    Filled,

    Cancelled,

    /// <summary>The venue refused it; nothing filled.</summary>
    Rejected,
}
