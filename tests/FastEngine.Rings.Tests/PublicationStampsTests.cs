using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Rings.Tests;

public class PublicationStampsTests
{
    [Fact]
    public void Every_event_is_found_with_the_stamps_of_its_own_publication()
    {
        var sizes = Gen.Choose(1, 64).ListOf().Where(list => list.Count > 0).ToArbitrary();
        Prop.ForAll(sizes, list =>
        {
            var stamps = new PublicationStamps();
            long next = 0;
            var number = 0;
            var expected = new List<long>();
            foreach (var size in list)
            {
                number++;
                stamps.Add(next, received: number, parsed: 1_000 + number);
                for (var i = 0; i < size; i++) expected.Add(number);
                next += size;
            }

            for (var place = 0; place < expected.Count; place++)
            {
                if (!stamps.TryFind(place, out var received, out var parsed, out var published)) return false;
                if (received != expected[place] || parsed != 1_000 + expected[place] || published == 0) return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_was_published_too_long_ago_is_not_found()
    {
        var stamps = new PublicationStamps();
        for (var i = 0; i < 10_000; i++) stamps.Add(i, received: i + 1, parsed: i + 1);

        Assert.False(stamps.TryFind(100, out _, out _, out _));
        Assert.True(stamps.TryFind(9_999, out var received, out _, out _));
        Assert.Equal(10_000, received);
    }

    [Fact]
    public void Nothing_is_found_before_the_first_publication() => Assert.False(new PublicationStamps().TryFind(0, out _, out _, out _));

    [Fact]
    public void A_reader_on_another_thread_never_sees_stamps_of_another_publication()
    {
        const int Publications = 400_000;
        var stamps = new PublicationStamps();
        long published = -1;
        var writer = new Thread(() =>
        {
            for (long i = 0; i < Publications; i++)
            {
                stamps.Add(i, received: i + 1, parsed: i + 1);
                Volatile.Write(ref published, i);
            }
        });
        writer.Start();
        var found = 0;
        long last;
        do
        {
            last = Volatile.Read(ref published);
            if (last < 0 || !stamps.TryFind(last, out var received, out var parsed, out _)) continue;
            Assert.Equal((last + 1, last + 1), (received, parsed));
            found++;
        }
        while (last < Publications - 1);
        writer.Join();
        Assert.True(found > 0);
    }
}
