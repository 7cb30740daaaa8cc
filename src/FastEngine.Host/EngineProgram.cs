namespace FastEngine.Host;

/// <summary>The command line of the engine, for an executable that brings strategies of its own: it registers them and then runs this.</summary>
public static class EngineProgram
{
    /// <summary>What <c>fastengine</c> does with the arguments.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(params string[] arguments) => (int)typeof(EngineProgram).Assembly.EntryPoint!.Invoke(null, [arguments])!;
}
