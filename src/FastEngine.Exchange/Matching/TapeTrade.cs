using FastEngine.Core;

namespace FastEngine.Exchange.Matching;

/// <summary>A trade of the tape as the exchange tells it.</summary>
/// <param name="Id">Trade id, or aggregate id when the tape is of aggregates.</param>
/// <param name="Sequence">Place in the tape, from 0; never repeats when the tape does.</param>
/// <param name="IsOnTime">Late trades are told, but fill nothing.</param>
internal readonly record struct TapeTrade(long Id, long Sequence, long TimeNs, decimal Price, decimal Quantity, Side Aggressor, bool IsOnTime);
