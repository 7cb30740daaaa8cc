using System.Diagnostics;
using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Tests.DuckDb;

/// <summary>Alone in the process, whose memory is measured.</summary>
[CollectionDefinition(nameof(DuckDbMemoryTests), DisableParallelization = true)]
[Collection(nameof(DuckDbMemoryTests))]
public class DuckDbMemoryTests
{
    [Fact]
    public void Memory_is_bounded_over_a_thousand_openings_and_ten_thousand_queries()
    {
        void OpenAndClose()
        {
            using var memory = new Memory();
            Assert.Equal(3, memory.Number("SELECT 3"));
        }

        void Queries(Memory memory, int count)
        {
            using var statement = memory.Connection.Prepare("SELECT ?::BIGINT, repeat('x', 1000)");
            for (var i = 0; i < count; i++)
            {
                statement.Bind(1, (long)i);
                using var prepared = Memory.One(statement.Query());
                Assert.Equal(i, prepared.GetInt64(0));
                prepared.Dispose();
                Assert.Equal(i, memory.Number($"SELECT {i}::BIGINT"));
                if (i % 10 == 0) Assert.ThrowsAny<DuckDbException>(() => memory.Connection.Execute("SELECT wrong"));
            }
        }

        using var memory = new Memory();
        for (var i = 0; i < 50; i++) OpenAndClose();
        Queries(memory, 500);
        var before = ResidentBytes();
        for (var i = 0; i < 1_000; i++) OpenAndClose();
        Queries(memory, 5_000);
        // A result that is not destroyed, or a connection, costs more than that over so many.
        Assert.InRange(ResidentBytes() - before, long.MinValue, 32L << 20);
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
