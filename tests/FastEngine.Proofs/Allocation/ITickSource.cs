using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Proofs.Allocation;

/// <summary>An endless enough tape that is written as frames into a pipe and parsed from there.</summary>
internal interface ITickSource : IDisposable
{
    InstrumentTable Instruments { get; }

    /// <summary>Belongs to the run.</summary>
    TickReader Reader { get; }

    /// <summary>Lines that were no valid frame; exact after the run.</summary>
    long Malformed { get; }
}
