using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Tests.Desk;

/// <summary>What stands after an event: the account, the open positions, and what the venue holds of each instrument.</summary>
internal sealed record Look(long Sequence, AccountState Account, OpenPosition[] Open, long[] Held);
