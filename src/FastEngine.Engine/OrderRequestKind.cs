namespace FastEngine.Engine;

/// <summary>What an <see cref="OrderRequest"/> asks of the gateway's thread.</summary>
public enum OrderRequestKind : byte
{
    Submit,
    Cancel,
}
