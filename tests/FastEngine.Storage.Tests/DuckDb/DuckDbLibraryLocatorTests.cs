using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Tests.DuckDb;

public class DuckDbLibraryLocatorTests
{
    [Fact]
    public void A_missing_library_says_where_it_was_looked_for_and_what_to_do()
    {
        var error = Assert.Throws<DllNotFoundException>(() => new DuckDbLibraryLocator(null, "/nowhere/bin", "libduckdb-missing.so").Load());
        Assert.Contains("/nowhere/bin/libduckdb-missing.so: no such file", error.Message, StringComparison.Ordinal);
        Assert.Contains("libduckdb-missing.so: not among the system's libraries", error.Message, StringComparison.Ordinal);
        Assert.Contains("set FASTENGINE_DUCKDB to its path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_the_environment_is_the_only_one_tried()
    {
        var error = Assert.Throws<DllNotFoundException>(() => new DuckDbLibraryLocator("/nowhere/libduckdb.so", AppContext.BaseDirectory, "libduckdb.so").Load());
        Assert.Contains("/nowhere/libduckdb.so: no such file", error.Message, StringComparison.Ordinal);
        Assert.Contains("Correct FASTENGINE_DUCKDB", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_library_is_told_from_a_missing_one()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "not a library");
            var error = Assert.Throws<DllNotFoundException>(() => new DuckDbLibraryLocator(path, "", "").Load());
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("no such file", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_library_lies_beside_the_assembly()
    {
        var (handle, foundAs) = DuckDbLibraryLocator.Default.Load();
        Assert.NotEqual(0, handle);
        Assert.Equal(DuckDbLibrary.FoundAs, foundAs);
    }
}
