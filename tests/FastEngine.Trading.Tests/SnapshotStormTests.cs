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

    private static int Restores(TradingOptions options, Action<Desk, LedgerModel, byte, byte, byte, byte> apply, int tests, Action<Desk, LedgerModel> onRestored)
    {
        var restores = 0;
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[], byte>((steps, every) =>
        {
            var desk = new Desk(options);
            var model = new LedgerModel(desk);
            var restored = new List<Restored>();
            for (var i = 0; i < steps.Length; i++)
            {
                var (kind, a, b, c) = steps[i];
                apply(desk, model, kind, a, b, c);
                model.Check();
                if (i % (every % 16 + 1) != 0) continue;
                var snapshot = desk.Snapshot();
                restored.Add(new Restored(desk, snapshot, options));
                Assert.Equal(snapshot, restored[^1].Desk.Snapshot());
                onRestored(desk, model);
            }

            foreach (var other in restored) other.AssertGoesOnLike(desk);
            restores += restored.Count;
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(200), property);
        return restores;
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
