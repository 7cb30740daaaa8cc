using FastEngine.Feeds;

namespace FastEngine.Host.Configuration;

/// <summary>What an instrument file gave.</summary>
/// <param name="Instruments">Those that are right, in file order.</param>
/// <param name="Violations">All that is wrong; the file is not used when there is any.</param>
/// <param name="Notes">What a person should know although nothing is wrong, one line each.</param>
public sealed record InstrumentsResult(
    IReadOnlyList<KnownInstrument> Instruments, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Notes);
