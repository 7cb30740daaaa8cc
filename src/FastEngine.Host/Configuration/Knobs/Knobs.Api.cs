namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>The HTTP API and the dashboard; nothing here changes results.</summary>
    public static class Api
    {
        public static readonly Section Section = new("api", "The HTTP API and the dashboard of a running engine; nothing here changes results.", Section.ApiFile);

        public static readonly BooleanKnob Enabled = Section.Declare(new BooleanKnob
        {
            Key = "api.enabled", DefaultText = "false", Hashed = false,
            Meaning = "Whether run and demo serve it; --serve says true.",
        });

        public static readonly EndpointKnob Listen = Section.Declare(new EndpointKnob
        {
            Key = "api.listen", DefaultText = "127.0.0.1:8420", Hashed = false,
            Meaning = "Where it listens. An address that is not loopback needs a certificate.",
        });

        public static readonly PathKnob Certificate = Section.Declare(new PathKnob
        {
            Key = "api.certificate", DefaultText = "none", Optional = true, Hashed = false,
            Meaning = "PEM file of the certificate for TLS.",
        });

        public static readonly PathKnob CertificateKey = Section.Declare(new PathKnob
        {
            Key = "api.certificate_key", DefaultText = "none", Optional = true, Hashed = false,
            Meaning = "PEM file of its key; none when it is in the certificate's file.",
        });

        public static readonly TextKnob Hosts = Section.Declare(new TextKnob
        {
            Key = "api.hosts", DefaultText = "none", Hashed = false,
            Meaning = "Names that clients may call it by beside its address, apart by commas, or none; requests by other names are refused.",
        });

        public static readonly IntegerKnob RequestsPerSecond = Section.Declare(new IntegerKnob
        {
            Key = "api.requests_per_second", DefaultText = "100", Unit = "requests", Min = 1, Max = 100_000, Hashed = false,
            Meaning = "How often a token may ask, sustained.",
        });

        public static readonly IntegerKnob Burst = Section.Declare(new IntegerKnob
        {
            Key = "api.burst", DefaultText = "200", Unit = "requests", Min = 1, Max = 100_000, Hashed = false,
            Meaning = "How often a token may ask at once.",
        });

        public static readonly IntegerKnob BodyKib = Section.Declare(new IntegerKnob
        {
            Key = "api.body_kib", DefaultText = "64", Unit = "KiB", Min = 1, Max = 1_024, Hashed = false,
            Meaning = "Largest body of a request.",
        });

        public static readonly DurationKnob QueryTimeout = Section.Declare(new DurationKnob
        {
            Key = "api.query_timeout", DefaultText = "10s", Range = DurationRange.Of("100ms", "10m", "1ms"), Hashed = false,
            Meaning = "Longest a query may take.",
        });

        public static readonly IntegerKnob Queries = Section.Declare(new IntegerKnob
        {
            Key = "api.queries", DefaultText = "2", Unit = "queries", Min = 1, Max = 64, Hashed = false,
            Meaning = "Queries that run at once; others wait within their time.",
        });

        public static readonly IntegerKnob FramesPerSecond = Section.Declare(new IntegerKnob
        {
            Key = "api.frames_per_second", DefaultText = "10", Unit = "frames", Min = 1, Max = 10, Hashed = false,
            Meaning = "How often a dashboard is told; one that is slow misses frames.",
        });

        public static readonly IntegerKnob Streams = Section.Declare(new IntegerKnob
        {
            Key = "api.streams", DefaultText = "64", Unit = "dashboards", Min = 1, Max = 1_000, Hashed = false,
            Meaning = "Dashboards that are served at once.",
        });
    }
}
