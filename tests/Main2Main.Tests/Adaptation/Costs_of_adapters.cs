using Main2Main.Adaptation;
using Main2Main.Adaptation.External;

namespace Main2Main.Tests.Adaptation;

/// <summary>What agents say at their end of what they cost, in each one's own form.</summary>
public sealed class Costs_of_adapters
{
    [TestCase("{\"type\":\"result\",\"is_error\":false,\"total_cost_usd\":0.0375,\"usage\":{\"input_tokens\":6000,\"cache_read_input_tokens\":10,\"output_tokens\":300}}", 6010, 300, 0.0375)]
    [TestCase("WARNING: {not json}\n{\"type\":\"turn.started\"}\n{\"type\":\"turn.completed\",\"usage\":{\"input_tokens\":5000,\"output_tokens\":250}}\n", 5000, 250, null)]
    [TestCase("{\"type\":\"step_finish\",\"part\":{\"tokens\":{\"input\":1000,\"output\":50},\"cost\":0.01}}\n{\"type\":\"step_finish\",\"part\":{\"tokens\":{\"input\":1000,\"output\":50},\"cost\":0.02}}", 2000, 100, 0.03)]
    [TestCase("Loaded.\n{\n  \"response\": \"Done.\",\n  \"stats\": {\n    \"models\": {\n      \"m\": { \"tokens\": { \"prompt\": 5000, \"candidates\": 250 } }\n    }\n  }\n}", 5000, 250, null)]
    [TestCase("I have spent \"total_cost_usd\": 12 and {\"more\"", null, null, null)]
    [TestCase("", null, null, null)]
    public void Are_read_from_what_they_print(string printed, long? read, long? written, double? dollars)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, printed);
        var cost = CostReader.Read(file, answer: null, seconds: 2.04);
        File.Delete(file);
        Assert.That((cost.Seconds, cost.InputTokens, cost.OutputTokens), Is.EqualTo((2.0, read, written)));
        Assert.That(cost.Dollars, dollars is null ? Is.Null : Is.EqualTo(dollars).Within(1e-9));
    }

    [Test]
    public void Are_taken_from_the_answer_where_it_says_them() =>
        Assert.That(CostReader.Read("nowhere", new AnsweredCost { Dollars = 1.5 }, 1), Is.EqualTo(new AdapterCost(1, InputTokens: null, OutputTokens: null, Dollars: 1.5)));
}
