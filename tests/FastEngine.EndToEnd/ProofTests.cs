namespace FastEngine.EndToEnd;

public class ProofTests
{
    [Fact]
    public void Hot_threads_allocate_nothing_over_a_million_ticks() =>
        Child.Run(Repository.Proofs, ["allocation"]).Expect(0).Saying("proved: 0 bytes");

    [Fact]
    public void One_object_on_a_hot_thread_is_caught() => Child.Run(Repository.Proofs, ["allocation", "--negative-control", "--ticks", "100000"])
        .Expect(1).Saying("hot thread fused allocated 24 bytes").Saying("hot thread feed allocated 24 bytes");

    [Fact]
    public void Rings_lose_and_double_nothing_under_stress() => Child.Run(Repository.Proofs, ["stress", "--seconds", "2"]).Expect(0).Saying("proved:");
}
