namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A row of a symbol's database.</summary>
public interface ISymbolRow<TSelf> : IRow<TSelf>
    where TSelf : struct, ISymbolRow<TSelf>;
