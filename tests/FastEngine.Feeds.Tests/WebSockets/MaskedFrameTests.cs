using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Tests.WebSockets;

public class MaskedFrameTests
{
    [Fact]
    public void A_payload_of_any_length_is_the_payload_again_under_its_mask()
    {
        var random = new Random(1);
        for (var length = 0; length < 400; length++)
        {
            var payload = new byte[length];
            var mask = new byte[MaskedFrame.MaskBytes];
            random.NextBytes(payload);
            random.NextBytes(mask);
            var frame = new byte[length + MaskedFrame.MaxHeadBytes];

            var written = MaskedFrame.Write(Opcode.Binary, payload, mask, frame);

            Assert.Equal(mask, frame[(written - length - mask.Length)..(written - length)]);
            Assert.Equal(payload, frame[(written - length)..written].Select((value, i) => (byte)(value ^ mask[i % mask.Length])));
        }
    }

    [Fact]
    public void Masks_do_not_repeat()
    {
        var masks = new FrameMasks();
        var seen = new HashSet<uint>();
        var repeated = 0;
        for (var i = 0; i < 1_000; i++) repeated += seen.Add(BitConverter.ToUInt32(masks.Next())) ? 0 : 1;

        // Two of a thousand random numbers of 32 bits are equal once in ten thousand runs.
        Assert.InRange(repeated, 0, 1);
    }
}
