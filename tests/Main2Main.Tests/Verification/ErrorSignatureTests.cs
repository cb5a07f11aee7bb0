using Main2Main.Verification;

namespace Main2Main.Tests.Verification;

public sealed class ErrorSignatureTests
{
    [TestCase("<Layer object at 0x7f01> has no x", "<Layer object at 0x55ab> has no x")]
    [TestCase("worker pid=4711 died", "worker pid=12 died")]
    [TestCase("cannot open /tmp/pytest-of-me/pytest-3/a.json", "cannot open /tmp/pytest-of-me/pytest-41/b.json")]
    [TestCase("request 5f0c8a3e-1111-4222-8333-0123456789ab failed", "request 00000000-aaaa-4bbb-8ccc-ba9876543210 failed")]
    [TestCase("'domain' in 'session=eyj0zxn0aw5nijo0mn0.awyrpg.6odqzawgwqkwjesnuocdnecajco; path=/'", "'domain' in 'session=eyj0zxn0aw5nijo0mn0.awyryw.fvmikrc9tdtbdjl2scdjvxdbmhq; path=/'")]
    [TestCase("no answer after 12.5 s", "no answer after 300 s")]
    [TestCase("no answer after 3 seconds", "no answer after 71.25 seconds")]
    [TestCase("at 2026-01-01T10:00:00Z", "at 2026-02-03T11:12:13Z")]
    [TestCase("commit e4e8219abc not found", "commit 77aa00bb99 not found")]
    [TestCase("object 140234567890 is gone", "object 990234567891 is gone")]
    [TestCase("tried to allocate 2.00 GiB on cuda:0", "tried to allocate 512 MiB on cuda:3")]
    [TestCase("rank 0 failed", "rank 3 failed")]
    [TestCase("cannot reach 127.0.0.1:8000", "cannot reach 127.0.0.1:43121")]
    [TestCase("0.98213 is too far from 1", "0.97110 is too far from 1")]
    public void Two_runs_of_one_failure_have_one_signature(string first, string second) =>
        Assert.That(ErrorSignature.Of("RuntimeError", first), Is.EqualTo(ErrorSignature.Of("RuntimeError", second)));

    [TestCase("takes 2 positional arguments but 3 were given", "takes 2 positional arguments but 4 were given")]
    [TestCase("cannot import name 'Layer' from 'upstream.layers'", "cannot import name 'Layers' from 'upstream.layers'")]
    [TestCase("assert 3 == 4", "assert 3 == 5")]
    [TestCase("expected shape (2, 16)", "expected shape (2, 32)")]
    [TestCase("unexpected keyword argument 'cache_dtype'", "unexpected keyword argument 'cache_type'")]
    public void Two_failures_have_two_signatures(string first, string second) =>
        Assert.That(ErrorSignature.Of("TypeError", first), Is.Not.EqualTo(ErrorSignature.Of("TypeError", second)));

    [Test]
    public void A_signature_names_the_type_even_without_a_message() =>
        Assert.That(ErrorSignature.Of("KeyboardInterrupt", string.Empty), Is.EqualTo("KeyboardInterrupt"));

    [Test]
    public void A_signature_of_a_normalised_message_is_itself()
    {
        const string Message = "<Layer at 0x7f> in /tmp/a, pid 12, 3.5 s, 2.00 GiB, e4e8219abc, cuda:1";

        var normal = ErrorSignature.Of("E", Message)[3..];

        Assert.That(ErrorSignature.Of("E", normal)[3..], Is.EqualTo(normal));
    }
}
