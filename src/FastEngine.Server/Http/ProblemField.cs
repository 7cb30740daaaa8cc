namespace FastEngine.Server.Http;

/// <summary>A field of a request, and what is wrong with it.</summary>
public sealed record ProblemField(string Field, string Detail);
