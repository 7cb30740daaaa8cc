using System.CommandLine;
using System.Diagnostics;
using FastEngine.Rings;

namespace FastEngine.Proofs.Stress;

/// <summary><c>stress</c>: rings of every size under contending producers for as long as one likes.</summary>
internal static class StressVerb
{
    // Small rings hand over at every event, which takes a thousand times as long.
    private const long EventsPerSlot = 20_000;
    private const long MostEvents = 2_000_000;

    private static readonly int[] Capacities = [64, 1, 4096, 2, 8];

    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "How long, at least.", DefaultValueFactory = _ => 10 };
        var command = new Command("stress", "No event lost, doubled, torn or out of order on the rings.") { seconds };
        command.SetAction(arguments =>
        {
            var end = TimeSpan.FromSeconds(arguments.GetValue(seconds));
            var watch = Stopwatch.StartNew();
            Console.WriteLine($"{"ring",-18}{"capacity",10}{"producers",12}{"events",14}");
            for (var round = 0; round == 0 || watch.Elapsed < end; round++)
            {
                var capacity = Capacities[round % Capacities.Length];
                var producers = round % 4;
                var events = Math.Min(EventsPerSlot * capacity, MostEvents);
                IRing<StressEvent> ring = producers == 0 ? new SingleProducerRing<StressEvent>(capacity) : new MultiProducerRing<StressEvent>(capacity);
                var name = producers == 0 ? "single producer" : "multi producer";
                var problem = RingStress.Run(ring, Math.Max(1, producers), events);
                Console.WriteLine($"{name,-18}{capacity,10:N0}{Math.Max(1, producers),12:N0}{events,14:N0}");
                if (problem is null) continue;
                Console.Error.WriteLine($"REFUTED: {name} ring of {capacity}: {problem}");
                return Verdict.Refuted;
            }

            Console.WriteLine("proved: every event arrived once, whole and in the order of its producer");
            return Verdict.Proved;
        });
        return command;
    }
}
