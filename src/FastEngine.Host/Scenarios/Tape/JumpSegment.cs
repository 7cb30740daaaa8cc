namespace FastEngine.Host.Scenarios.Tape;

/// <summary>Takes no time: the next trade is at another price, or in another style.</summary>
internal sealed record JumpSegment(PriceText? To) : Segment
{
    public override long LengthNs(long barNs) => 0;

    public override IEnumerable<TapeItem> Draw(TapePen pen)
    {
        if (To is { } price) pen.Price = price.From(pen.Price);
        pen.Style = StyleOf(pen);
        yield break;
    }
}
