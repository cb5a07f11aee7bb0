using FsCheck;
using FsCheck.Fluent;
using Main2Main.Verification;
using Main2Main.Verification.Scheduling;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Main2Main.Tests.Verification.Scheduling;

/// <summary>Suites that share devices.</summary>
public sealed class SuiteSchedulerTests
{
    [Property]
    public Property Never_more_devices_are_in_use_than_exist_and_never_two_suites_on_one() => Prop.ForAll(Instances(), instance =>
    {
        var (devices, suites, seed) = instance;
        var ids = Enumerable.Range(0, devices).Select(index => $"d{index}").ToArray();
        var random = new Random(seed);
        var inUse = new HashSet<string>();
        var (withoutDevice, gate) = (0, new Lock());
        var results = new SuiteScheduler(ids).RunAsync(suites, async (suite, given, _) =>
        {
            int yields;
            lock (gate)
            {
                Assert.That(given, Has.Count.EqualTo(suite.Devices));
                Assert.That(given, Is.SubsetOf(ids));
                Assert.That(given.All(inUse.Add), "a device is in two suites");
                withoutDevice += suite.Devices == 0 ? 1 : 0;
                Assert.That(withoutDevice, Is.LessThanOrEqualTo(1));
                yields = random.Next(0, 20);
            }

            for (; yields > 0; yields--)
            {
                await Task.Yield();
            }

            lock (gate)
            {
                inUse.ExceptWith(given);
                withoutDevice -= suite.Devices == 0 ? 1 : 0;
            }

            return suite.Name;
        }, CancellationToken.None).GetAwaiter().GetResult();
        Assert.That(results, Is.EqualTo(suites.Select(suite => suite.Name)));
    });

    [Test]
    public void The_expected_makespan_is_within_15_percent_of_the_lower_bound_where_that_can_be_reached()
    {
        var random = new Random(20261124);
        var worst = 1.0;
        for (var round = 0; round < 400; round++)
        {
            var devices = random.Next(1, 9);
            var suites = Cut(random, devices, height: random.Next(60, 600), pieces: random.Next(1, 16));
            random.Shuffle(suites);
            var ratio = SuiteOrder.Makespan(SuiteOrder.Best(suites, devices), devices) / SuiteOrder.LowerBound(suites, devices);
            worst = Math.Max(worst, ratio);
        }

        TestContext.Out.WriteLine($"worst of 400 instances: {worst:0.000} of the lower bound");
        Assert.That(worst, Is.LessThanOrEqualTo(1.15));
    }

    [Property]
    public Property The_order_holds_every_suite_once_and_is_the_same_each_time() => Prop.ForAll(Instances(), instance =>
    {
        var (devices, suites, _) = instance;
        var order = SuiteOrder.Best(suites, devices).Select(suite => suite.Name).ToArray();
        Assert.That(order, Is.EquivalentTo(suites.Select(suite => suite.Name)));
        Assert.That(SuiteOrder.Best(suites, devices).Select(suite => suite.Name), Is.EqualTo(order));
        Assert.That(SuiteOrder.Makespan(SuiteOrder.Best(suites, devices), devices), Is.GreaterThanOrEqualTo(SuiteOrder.LowerBound(suites, devices)));
    });

    [Test]
    public async Task Without_known_devices_one_suite_runs_after_the_other_in_the_configured_order()
    {
        var running = 0;
        var seen = new List<string>();
        await new SuiteScheduler([]).RunAsync([Suite("a", 2, 1), Suite("b", 0, 9), Suite("c", 4, 5)], async (suite, given, _) =>
        {
            Assert.That(++running, Is.EqualTo(1));
            Assert.That(given, Is.Empty);
            seen.Add(suite.Name);
            await Task.Yield();
            running--;
            return 0;
        }, CancellationToken.None);
        Assert.That(seen, Is.EqualTo((string[])["a", "b", "c"]));
    }

    [Test]
    public async Task A_suite_that_cannot_be_run_ends_the_others_and_says_why()
    {
        var ended = false;
        var exception = await Assert.ThrowsAsync<IOException>(() => new SuiteScheduler(["0", "1"]).RunAsync<int>([Suite("a", 1, 1), Suite("b", 1, 1)], async (suite, _, end) =>
        {
            if (suite.Name == "b")
            {
                await Task.Yield();
                throw new IOException("disk full");
            }

            var stopped = new TaskCompletionSource();
            await using var registration = end.Register(stopped.SetResult);
            await stopped.Task;
            ended = true;
            return 0;
        }, CancellationToken.None));

        Assert.That(exception!.Message, Is.EqualTo("disk full"));
        Assert.That(ended);
    }

    /// <summary>Cuts a rectangle of devices and time into suites, so that the lower bound can be reached.</summary>
    private static Suite[] Cut(Random random, int devices, int height, int pieces)
    {
        var rectangles = new List<(int Width, int Height)> { (devices, height) };
        for (var cut = 1; cut < pieces; cut++)
        {
            var index = random.Next(rectangles.Count);
            var (width, length) = rectangles[index];
            if (random.Next(2) == 0 && width > 1)
            {
                var part = random.Next(1, width);
                rectangles[index] = (part, length);
                rectangles.Add((width - part, length));
            }
            else if (length > 10)
            {
                var part = random.Next(5, length - 4);
                rectangles[index] = (width, part);
                rectangles.Add((width, length - part));
            }
        }

        return [.. rectangles.Select((rectangle, index) => Suite($"s{index}", rectangle.Width, rectangle.Height))];
    }

    private static Suite Suite(string name, int devices, int minutes) => new()
    {
        Name = name,
        Command = ["true"],
        Environment = new Dictionary<string, string>(),
        Rerun = [],
        Launcher = ["{command}"],
        Devices = devices,
        Expected = TimeSpan.FromMinutes(minutes),
        TimeLimit = null,
        HangLimit = TimeSpan.FromHours(2),
    };

    private static Arbitrary<(int Devices, Suite[] Suites, int Seed)> Instances() => (
        from devices in Gen.Choose(1, 8)
        from count in Gen.Choose(1, 12)
        from needs in Gen.ArrayOf(Gen.Choose(0, devices), count)
        from minutes in Gen.ArrayOf(Gen.Choose(1, 240), count)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (devices, needs.Zip(minutes).Select((pair, index) => Suite($"s{index}", pair.First, pair.Second)).ToArray(), seed)).ToArbitrary();
}
