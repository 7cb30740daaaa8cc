namespace FastEngine.Host.Control.Wire;

/// <summary>A line that is longer than its reader takes.</summary>
internal sealed class LineTooLongException(int most) : IOException($"a line of more than {most} bytes");
