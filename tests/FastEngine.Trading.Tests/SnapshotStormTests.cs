using FastEngine.Core.Execution;
using FastEngine.Trading.Tests.Safety;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests;

/// <summary>Any events; a stage restored between any two of them says and becomes the same as the one that went on.</summary>
public class SnapshotStormTests
{
    [Theory]
    [InlineData(SameDirection.Accumulate, AccountMode.OneWay)]
    [InlineData(SameDirection.StrongestWins, AccountMode.OneWay)]
    [InlineData(SameDirection.Accumulate, AccountMode.Hedge)]
    public void A_restored_stage_goes_on_as_if_nothing_had_happened(SameDirection policy, AccountMode mode)
    {
        var options = new TradingOptions { SameDirection = policy, Mode = mode, MaxPosition = Desk.Usd(1_500), MaxPositions = 4, PositionCapacity = 6, ConfigTag = 77, Safety = Desk.Unguarded };
        var (live, parked, owed) = (0, 0, 0);
        var restores = Restores(options, Storm.Apply, tests: 450, (desk, model) =>
        {
            live += model.Live.Count > 0 ? 1 : 0;
            parked += desk.LastRefusal?.Cause == RefusalCause.Parked ? 1 : 0;
            owed += desk.Stage.Counters.DeferredExits > 0 ? 1 : 0;
        });
        Assert.True(restores > 600 && live > 300 && (parked > 20 || mode == AccountMode.Hedge), $"{restores} restores, {live} with live orders, {parked} with a waiting signal, {owed} with exits put off");
    }

    [Fact]
    public void Its_triggers_go_on_likewise()
    {
        var (tripped, asked) = (0, 0);
        var restores = Restores(SafetyStorm.Options, SafetyStorm.Apply, tests: 150, (desk, _) =>
        {
            tripped += desk.Stage.KillSwitch > KillSwitchLevel.None ? 1 : 0;
            asked += desk.Queries.Count > 0 ? 1 : 0;
        });
        Assert.True(restores > 300 && tripped > 60 && asked > 30, $"{restores} restores, {tripped} while entries were stopped, {asked} after a question to the venue");
    }

    [Fact]
    public void A_position_that_a_leader_moved_out_and_that_is_filled_again_is_moved_out_again_after_a_restore()
    {
        (byte Kind, byte A, byte B, byte C)[] steps =
        [
            (1, 0, 0, 5), (1, 0, 0, 55), (1, 0, 0, 121), (25, 0, 0, 134), (36, 1, 0, 0), (214, 2, 25, 63), (31, 46, 98, 41), (169, 154, 118, 188),
            (21, 117, 145, 141), (25, 188, 161, 60), (121, 120, 118, 10), (149, 193, 85, 122), (111, 123, 239, 234), (209, 161, 123, 35), (124, 225, 105, 171), (12, 142, 26, 139),
            (167, 169, 195, 55), (43, 43, 156, 245), (111, 18, 189, 69), (62, 150, 104, 239), (211, 190, 110, 230), (78, 127, 161, 37), (156, 109, 135, 147), (241, 168, 17, 134),
            (22, 112, 27, 93), (174, 84, 197, 30), (3, 95, 11, 195), (128, 166, 74, 46), (127, 196, 97, 230), (251, 70, 231, 184), (240, 167, 67, 101), (56, 205, 181, 250),
            (131, 99, 240, 39), (231, 190, 90, 214), (239, 88, 79, 232), (215, 102, 111, 29), (42, 32, 20, 14), (131, 68, 25, 71),
        ];
        Assert.Equal(4, Run(SafetyStorm.Options, SafetyStorm.Apply, steps, every: 12, (_, _) => { }));
    }

    private static int Restores(TradingOptions options, Action<Desk, LedgerModel, byte, byte, byte, byte> apply, int tests, Action<Desk, LedgerModel> onRestored)
    {
        var restores = 0;
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[], byte>((steps, every) =>
        {
            restores += Run(options, apply, steps, every % 16 + 1, onRestored);
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(200), property);
        return restores;
    }

    private static int Run(TradingOptions options, Action<Desk, LedgerModel, byte, byte, byte, byte> apply, (byte Kind, byte A, byte B, byte C)[] steps, int every, Action<Desk, LedgerModel> onRestored)
    {
        var desk = new Desk(options);
        var model = new LedgerModel(desk);
        var restored = new List<Restored>();
        for (var i = 0; i < steps.Length; i++)
        {
            var (kind, a, b, c) = steps[i];
            apply(desk, model, kind, a, b, c);
            model.Check();
            if (i % every != 0) continue;
            var snapshot = desk.Snapshot();
            restored.Add(new Restored(desk, snapshot, options));
            Assert.Equal(snapshot, restored[^1].Desk.Snapshot());
            onRestored(desk, model);
        }

        foreach (var other in restored) other.AssertGoesOnLike(desk);
        return restored.Count;
    }

    private sealed class Restored
    {
        private readonly (int Events, int Ledger, int Orders, int Cancels, int Updates, int Queries) _from;

        public Restored(Desk original, byte[] snapshot, TradingOptions options)
        {
            _from = (original.Events.Count, original.Ledger.Count, original.Orders.Count, original.Cancels.Count, original.Updates.Count, original.Queries.Count);
            Desk = Desk.From(snapshot, options);
        }

        public Desk Desk { get; }

        public void AssertGoesOnLike(Desk original)
        {
            foreach (var e in original.Events.Skip(_from.Events)) Desk.Replay(in e);
            Assert.Equal(original.Ledger.Skip(_from.Ledger).Select(LedgerText.Of), Desk.Ledger.Select(LedgerText.Of));
            Assert.Equal(original.Orders.Skip(_from.Orders), Desk.Orders);
            Assert.Equal(original.Cancels.Skip(_from.Cancels), Desk.Cancels);
            Assert.Equal(original.Updates.Skip(_from.Updates), Desk.Updates);
            Assert.Equal(original.Queries.Skip(_from.Queries), Desk.Queries);
            Assert.Equal(original.Stage.StateHash, Desk.Stage.StateHash);
            Assert.Equal(original.Stage.MarketDigest, Desk.Stage.MarketDigest);
            Assert.Equal(original.Snapshot(), Desk.Snapshot());
        }
    }
}
