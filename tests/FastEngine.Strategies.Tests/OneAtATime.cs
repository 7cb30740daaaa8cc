namespace FastEngine.Strategies.Tests;

/// <summary>The command line writes to the console of the process: its tests come one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime : ICollectionFixture<CommandLine>
{
    public const string Name = "one at a time";
}
