namespace FastEngine.EndToEnd;

/// <summary>A test that looks at a page: skipped, and said so, where there is no Chromium (Debian's package chromium, or CHROMIUM names one).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    private const string Usual = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Environment.GetEnvironmentVariable("CHROMIUM") ?? Usual)) Skip = "no Chromium is installed";
    }
}
