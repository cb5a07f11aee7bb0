using CliWrap;
using CliWrap.Buffered;
using Main2Main.Diagnosis;
using Main2Main.Diagnosis.Messages;
using Main2Main.Memory;

namespace Main2Main.Tests.Diagnosis;

[Parallelizable(ParallelScope.All)]
public sealed class Messages_of_errors
{
    // What the installed python3 prints for the same mistakes: the expected mechanism, the statement, the terms that must come out of it.
    private static readonly object[][] Mistakes =
    [
        [Mechanism.Signature, "C().f(1, z=2, k=1)", "z"],
        [Mechanism.Signature, "g(1, bb=2)", "bb"],
        [Mechanism.Signature, "D(y=1)", "y"],
        [Mechanism.Signature, "lacking()", "first second third"],
        [Mechanism.Signature, "keyword_only()", "alpha beta"],
        [Mechanism.Signature, "three_at_most(1, 2, 3, 4)", "three_at_most"],
        [Mechanism.Signature, "one_to_two(1, 2, 3)", "one_to_two"],
        [Mechanism.Signature, "Plain(1)", "Plain"],
        [Mechanism.Signature, "one_to_two(1, a=2)", "a one_to_two"],
        [Mechanism.Signature, "positional_only(number=1)", "number positional_only"],
        [Mechanism.Signature, "sorted([], wrong=1)", "wrong"],
        [Mechanism.Signature, "inspect.signature(lacking).bind()", "first"],
        [Mechanism.Signature, "inspect.signature(lacking).bind(1, zeta=1)", ""],
        [Mechanism.Signature, "inspect.signature(keyword_only).bind(1, 2, 3)", ""],
        [Mechanism.AbstractMethod, "Base()", "forward_one Base"],
        [Mechanism.AbstractMethod, "Further()", "forward_one forward_two Further"],
        [Mechanism.AbstractMethod, "not_implemented()", ""],
        [Mechanism.AbstractMethod, "says_not_implemented()", "graph_pool"],
        [Mechanism.AttributeOrConfig, "Plain().padded_sizes", "padded_sizes Plain"],
        [Mechanism.AttributeOrConfig, "Plain.padded_sizes", "padded_sizes Plain"],
        [Mechanism.AttributeOrConfig, "mock.patch.object(Plain, 'padded_sizes').start()", "padded_sizes Plain"],
        [Mechanism.AttributeOrConfig, "setattr(Plain(), 'fixed', 2)", "fixed Plain"],
        [Mechanism.AttributeOrConfig, "Colour.MAGENTA", "MAGENTA"],
        [Mechanism.AttributeOrConfig, "{}['max_tokens']", "max_tokens"],
        [Mechanism.AttributeOrConfig, "Plain()()", "Plain"],
        [Mechanism.Import, "exec('from collections import block_table')", "block_table collections collections.py"],
        [Mechanism.Import, "exec('import engine.utils.device')", ""],
        [Mechanism.Import, "exec('import json.decoder.deep')", "json/decoder/deep.py json.decoder.deep"],
        [Mechanism.Import, "collections.block_table", "block_table collections"],
        [Mechanism.Import, "mock.patch('collections.block_table').start()", "block_table collections"],
        [Mechanism.Import, "undefined_name", "undefined_name"],
        [Mechanism.ReturnType, "unpack((1, 2, 3))", ""],
        [Mechanism.ReturnType, "unpack((1,))", ""],
        [Mechanism.ReturnType, "unpack(StepOutput())", "StepOutput"],
        [Mechanism.ReturnType, "StepOutput()[0]", "StepOutput"],
        [Mechanism.ReturnType, "list(StepOutput())", "StepOutput"],
        [Mechanism.ReturnType, "setitem(StepOutput())", "StepOutput"],
        [Mechanism.ReturnType, "None > 1.5", ""],
        [Mechanism.ReturnType, "None + StepOutput()", "StepOutput"],
        [Mechanism.ReturnType, "len(StepOutput())", "StepOutput"],
        [Mechanism.ReturnType, "1 in StepOutput()", "StepOutput"],
        [Mechanism.ReturnType, "None.token_ids", "token_ids"],
        [Mechanism.ReturnType, "(1, 2).token_ids", "token_ids"],
        [Mechanism.Unknown, "exec('assert False')", ""],
    ];

    private const string Program = """
        import abc, collections, dataclasses, enum, inspect, sys
        from unittest import mock
        class Plain:
            @property
            def fixed(self): return 1
        class C:
            def f(self, a, *, k): pass
        @dataclasses.dataclass
        class D: x: int
        class StepOutput: pass
        class Colour(enum.Enum): RED = 1
        def g(a, b=1): pass
        def lacking(first, second, third): pass
        def keyword_only(*, alpha, beta): pass
        def three_at_most(a, b, c): pass
        def one_to_two(a, b=1): pass
        def positional_only(number, /): pass
        class Base(abc.ABC):
            @abc.abstractmethod
            def forward_one(self): pass
        class Further(Base):
            @abc.abstractmethod
            def forward_two(self): pass
        def not_implemented(): raise NotImplementedError
        def says_not_implemented(): raise NotImplementedError("graph_pool() is for boards")
        def unpack(value): a, b = value
        def setitem(value): value[0] = 1
        for line in sys.stdin:
            try: exec(line)
            except BaseException as error: print(type(error).__module__ + "." + type(error).__name__ + "\t" + str(error))
            else: print("nothing\traised")
        """;

    private static readonly Lazy<string[]> Printed = new(() => Cli.Wrap("python3").WithArguments(["-c", Program])
        .WithStandardInputPipe(PipeSource.FromString(string.Concat(Mistakes.Select(mistake => mistake[1] + "\n"))))
        .ExecuteBufferedAsync().GetAwaiter().GetResult().StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<TestCaseData> Real() => Mistakes.Select((mistake, index) =>
        new TestCaseData(index, mistake[0], mistake[2]).SetArgDisplayNames((string)mistake[1]));

    [TestCaseSource(nameof(Real))]
    public void As_this_python_prints_them_give_mechanism_and_terms(int index, Mechanism mechanism, string terms)
    {
        var (type, message) = Printed.Value[index].Split('\t') is [var first, var second]
            ? (first, second)
            : throw new InvalidOperationException(Printed.Value[index]);

        Expect(type, message, mechanism, terms);
    }

    // Other versions and libraries, which are not installed everywhere.
    [TestCase("TypeError", "Can't instantiate abstract class Board with abstract methods graph_pool", Mechanism.AbstractMethod, "graph_pool Board", Description = "3.8")]
    [TestCase("TypeError", "Can't instantiate abstract class Board with abstract methods graph_pool, sleep", Mechanism.AbstractMethod, "graph_pool sleep Board", Description = "3.9 to 3.11")]
    [TestCase("TypeError", "Can't instantiate abstract class Board without an implementation for abstract method 'sleep'", Mechanism.AbstractMethod, "sleep Board", Description = "3.12")]
    [TestCase("TypeError", "Can't instantiate abstract class Board without an implementation for abstract methods 'sleep', 'wake_up'", Mechanism.AbstractMethod, "sleep wake_up Board", Description = "3.13")]
    [TestCase("TypeError", "forward() got an unexpected keyword argument 'cache_scale'", Mechanism.Signature, "cache_scale forward", Description = "3.9: no class")]
    [TestCase("TypeError", "Board.forward() got an unexpected keyword argument 'cache_scale'. Did you mean 'cache_size'?", Mechanism.Signature, "cache_scale Board forward", Description = "3.13")]
    [TestCase("TypeError", "make.<locals>.inner() missing 2 required keyword-only arguments: 'alpha' and 'beta'", Mechanism.Signature, "alpha beta inner")]
    [TestCase("TypeError", "build() takes 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given", Mechanism.Signature, "build")]
    [TestCase("TypeError", "Unexpected keyword argument 'lora_path'", Mechanism.Signature, "lora_path", Description = "msgspec")]
    [TestCase("TypeError", "Missing required argument 'lora_path'", Mechanism.Signature, "lora_path", Description = "msgspec")]
    [TestCase("AttributeError", "'EngineConfig' object has no attribute 'padded_sizes'. Did you mean: 'padded_size'?", Mechanism.AttributeOrConfig, "padded_sizes EngineConfig")]
    [TestCase("AttributeError", "can't set attribute 'device'", Mechanism.AttributeOrConfig, "device", Description = "3.10")]
    [TestCase("dataclasses.FrozenInstanceError", "cannot assign to field 'device'", Mechanism.AttributeOrConfig, "device")]
    [TestCase("pydantic_core._pydantic_core.ValidationError", "1 validation error for CompileConfig padded_sizes Unexpected keyword argument [type=unexpected_keyword_argument, input_value=[1], input_type=list]", Mechanism.AttributeOrConfig, "padded_sizes CompileConfig")]
    [TestCase("pydantic_core._pydantic_core.ValidationError", "2 validation errors for CompileConfig mode Field required [type=missing, input_value=ArgsKwargs(()), input_type=ArgsKwargs]", Mechanism.AttributeOrConfig, "mode CompileConfig")]
    [TestCase("ValueError", "\"CompileConfig\" object has no field \"padded_sizes\"", Mechanism.AttributeOrConfig, "padded_sizes CompileConfig")]
    [TestCase("ImportError", "cannot import name 'get_rope' from partially initialized module 'engine.layers.rotary' (most likely due to a circular import) (/x/rotary.py)", Mechanism.Import, "get_rope engine/layers/rotary.py engine.layers.rotary")]
    [TestCase("ImportError", "cannot import name 'token' from 'token' (consider renaming '/x/token.py' since it has the same name)", Mechanism.Import, "token")]
    [TestCase("ModuleNotFoundError", "No module named 'engine.utils.device'", Mechanism.Import, "engine/utils/device.py engine.utils.device device")]
    [TestCase("ImportError", "attempted relative import with no known parent package", Mechanism.Import, "")]
    [TestCase("AttributeError", "partially initialized module 'engine.worker' has no attribute 'block_table' (most likely due to a circular import)", Mechanism.Import, "block_table engine/worker.py engine.worker")]
    [TestCase("ValueError", "too many values to unpack (expected 2, got 3)", Mechanism.ReturnType, "", Description = "3.14")]
    [TestCase("TypeError", "object StepOutput can't be used in 'await' expression", Mechanism.ReturnType, "StepOutput")]
    [TestCase("AttributeError", "'_OpNamespace' '_C' object has no attribute 'fused_gate'", Mechanism.CustomOp, "fused_gate")]
    [TestCase("AttributeError", "module 'engine._moe_C' has no attribute 'fused_gate'", Mechanism.CustomOp, "fused_gate")]
    [TestCase("NotImplementedError", "Could not run '_C::fused_gate' with arguments from the 'PrivateUse1' backend.", Mechanism.CustomOp, "fused_gate")]
    [TestCase("NotImplementedError", "Could not run 'aten::gather.out' with arguments from the 'Meta' backend.", Mechanism.CustomOp, "gather")]
    [TestCase("RuntimeError", "operator _C::fused_gate does not exist", Mechanism.CustomOp, "fused_gate")]
    [TestCase("RuntimeError", "No such operator _C::fused_gate", Mechanism.CustomOp, "fused_gate")]
    [TestCase("RuntimeError", "_C::fused_gate() is missing value for argument 'topk_weights'. Declaration: _C::fused_gate(Tensor a) -> Tensor", Mechanism.CustomOp, "topk_weights fused_gate")]
    [TestCase("RuntimeError", "Tried to register an operator (_C::fused_gate(Tensor a) -> Tensor) with the same name and overload name multiple times.", Mechanism.CustomOp, "fused_gate")]
    [TestCase("torch._dynamo.exc.InternalTorchDynamoError", "TypeError: Board.forward() got an unexpected keyword argument 'cache_scale'", Mechanism.Signature, "cache_scale Board forward", Description = "quoted by a wrapper")]
    [TestCase("RuntimeError", "Worker failed in load_model with CompileConfig", Mechanism.Unknown, "load_model CompileConfig")]
    [TestCase("AssertionError", "assert 3 == 4", Mechanism.Unknown, "")]
    [TestCase("AssertionError", "", Mechanism.Unknown, "")]
    public void Of_other_versions_and_libraries_give_mechanism_and_terms(string type, string message, Mechanism mechanism, string terms) =>
        Expect(type, message, mechanism, terms);

    [TestCase("Board.forward() got an unexpected keyword argument 'x'", nameof(CodeOwner.Downstream), nameof(ExpectedChange.Gone))]
    [TestCase("Board.forward() got an unexpected keyword argument 'x'", nameof(CodeOwner.Upstream), nameof(ExpectedChange.Appeared))]
    [TestCase("Board.forward() missing 1 required positional argument: 'x'", nameof(CodeOwner.Downstream), nameof(ExpectedChange.Appeared))]
    [TestCase("Board.forward() missing 1 required positional argument: 'x'", nameof(CodeOwner.Upstream), nameof(ExpectedChange.Gone))]
    [TestCase("Board.forward() missing 1 required positional argument: 'x'", nameof(CodeOwner.Other), nameof(ExpectedChange.Either))]
    public void About_arguments_mean_what_the_caller_makes_them_mean(string message, string caller, string change) =>
        Assert.That(MessageReader.Read("TypeError", message).ChangeSeenFrom(Enum.Parse<CodeOwner>(caller)), Is.EqualTo(Enum.Parse<ExpectedChange>(change)));

    [Test]
    public void Name_the_most_specific_terms_first() => Assert.That(
        TermList.Of(MessageReader.Read("TypeError", "Sampler.__init__() missing 1 required positional argument: 'logprobs_mode'"), [])
            .Select(term => term.Text),
        Is.EqualTo(new[] { "logprobs_mode", "Sampler", "__init__" }));

    [Test]
    public void That_name_nothing_are_searched_by_the_functions_of_the_traceback() => Assert.That(
        TermList.Of(MessageReader.Read("ValueError", "too many values to unpack (expected 2)"), ["execute_batch", "test_batch", "<module>"]),
        Is.EqualTo(new[] { new SearchTerm("execute_batch", TermKind.Frame, 4) }));

    [Test]
    public void Of_every_mechanism_lead_to_a_heading_of_the_error_patterns([Values] Mechanism mechanism)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "reference")))
        {
            folder = folder.Parent!;
        }

        var headings = File.ReadLines(Path.Combine(folder.FullName, "reference", "error-pattern-examples.md"))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).ToArray();

        Assert.That(FixPattern.For(mechanism), mechanism == Mechanism.Unknown ? Is.Null : Is.AnyOf(headings));
    }

    private static void Expect(string type, string message, Mechanism mechanism, string terms)
    {
        var reading = MessageReader.Read(type, message);

        Assert.That(reading.Mechanism, Is.EqualTo(mechanism), $"{type}: {message}");
        Assert.That(
            TermList.Of(reading, []).Select(term => term.Text), Is.SupersetOf(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries)), $"{type}: {message}");
    }
}
