namespace Main2Main.Tests.Adaptation;

/// <summary>Methods that the upstream demands of a class which asks an object of its own for everything.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Methods_that_are_demanded
{
    private const string Client = """
        from abc import ABC, abstractmethod
        from typing import Any


        class Client(ABC):
            @abstractmethod
            def send(self, one):
                ...

            @abstractmethod
            async def stop(self) -> None:
                ...

            @abstractmethod
            async def is_up(self) -> bool:
                ...

        """;

    private const string Own = """
        from typing import Generic

        from host.client import Client


        class Mine(Client):
            def __init__(self, inner):
                self.inner = inner

            def send(self, one):
                return self.inner.send(one)

            async def stop(self) -> None:
                await self.inner.stop()

            async def is_up(self) -> bool:
                \"\"\"Whether it is.\"\"\"
                return await self.inner.is_up()

        """;

    [TestCase("async def wake(self, *, rest: Any) -> bool", "return await self.inner.wake(rest=rest)", true)]
    [TestCase("async def wake(self) -> None", "await self.inner.wake()", false)]
    [TestCase("def wake(self, first, /, *rest, **named)", "return self.inner.wake(first, *rest, **named)", false)]
    public void It_asks_for_what_is_demanded_more_as_for_the_rest(string signature, string body, bool imports) => Assert.That(
        Case(signature).Edit(Text), Is.EqualTo((imports ? Text.Replace("import Generic", "import Any, Generic", StringComparison.Ordinal) : Text) + $"\n    {signature}:\n        {body}\n"));

    [TestCase("return self.inner.send(one)", "return self.inner.push(one)")]
    [TestCase("await self.inner.stop()", "self.done = True\n        await self.inner.stop()")]
    [TestCase("await self.inner.stop()", "await self.other.stop()")]
    public void A_class_that_does_things_itself_gets_a_stub(string text, string other)
    {
        var outcome = Case("async def wake(self) -> None").Run(Text.Replace(text, other, StringComparison.Ordinal));

        Assert.That(outcome.Made.Select(made => made.Applied.Kind), Is.EqualTo((string[])["abstract_stub"]));
    }

    private static readonly string Text = Own.Replace("\\\"", "\"", StringComparison.Ordinal);

    private static CodemodCase Case(string signature) => new()
    {
        Before = CodemodCase.Host(("client", Client)),
        After = CodemodCase.Host(("client", $"{Client}\n    @abstractmethod\n    {signature}:\n        ...\n")),
    };
}
