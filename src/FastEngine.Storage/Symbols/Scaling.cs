using FastEngine.Core;

namespace FastEngine.Storage.Symbols;

/// <summary>From the scales of the instrument to those of its file, which may be finer.</summary>
public readonly struct Scaling
{
    // DECIMAL(18, s) has 18 digits.
    private const long Limit = 1_000_000_000_000_000_000;

    private readonly long _price;
    private readonly long _quantity;
    private readonly long _maxPrice;
    private readonly long _maxQuantity;

    /// <param name="finerPrice">Decimals that the file keeps more of a price.</param>
    /// <param name="finerQuantity">And of a quantity.</param>
    public Scaling(int finerPrice, int finerQuantity)
    {
        _price = FixedPoint.PowerOfTen(finerPrice);
        _quantity = FixedPoint.PowerOfTen(finerQuantity);
        _maxPrice = (Limit - 1) / _price;
        _maxQuantity = (Limit - 1) / _quantity;
    }

    public long Price(long price) => price * _price;

    public long Quantity(long quantity) => quantity * _quantity;

    public Int128 Volume(Int128 volume) => volume * _quantity;

    /// <summary>Whether a price and a quantity have at most 18 digits in the file.</summary>
    public bool Fits(long price, long quantity) =>
        price <= _maxPrice && price >= -_maxPrice && quantity <= _maxQuantity && quantity >= -_maxQuantity;
}
