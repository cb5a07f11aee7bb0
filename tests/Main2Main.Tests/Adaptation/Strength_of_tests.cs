using System.Text;
using Main2Main.Adaptation.Watching;
using Main2Main.Git;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Adaptation;

/// <summary>What counts as a weaker test.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Strength_of_tests
{
    private const string Start =
        """
        import unittest
        import pytest
        from unittest.mock import Mock

        def test_one():
            assert 1 == 1
            assert 2 == 2

        class TestMore(unittest.TestCase):
            def test_two(self):
                self.assertEqual(1, 1)
                with pytest.raises(ValueError):
                    int("x")
                Mock().assert_not_called()
        """;

    [TestCase("assert 1 == 1\n    assert 2 == 2", "assert 1 == 1", "tests/test_a.py, test_one has 1 of 2 left")]
    [TestCase("assert 1 == 1\n    assert 2 == 2", "pass", "test_one has 0 of 2 left")]
    [TestCase("self.assertEqual(1, 1)", "pass", "TestMore.test_two has 2 of 3 left")]
    [TestCase("with pytest.raises(ValueError):", "if True:", "TestMore.test_two has 2 of 3 left")]
    [TestCase("Mock().assert_not_called()", "pass", "TestMore.test_two has 2 of 3 left")]
    [TestCase("class TestMore(unittest.TestCase):", "class TestMore(unittest.TestCase):\n    @unittest.expectedFailure", "unittest.expectedFailure (1 more than before)")]
    [TestCase("def test_one", "@pytest.mark.skip\ndef test_one", "tests/test_a.py:5 pytest.mark.skip (1 more than before)")]
    [TestCase("def test_one", "@pytest.mark.skipif(True, reason='x')\ndef test_one", "pytest.mark.skipif")]
    [TestCase("def test_one", "pytestmark = pytest.mark.xfail\ndef test_one", "pytest.mark.xfail")]
    [TestCase("import pytest\n", "import pytest as p\np.importorskip('torch')\nimport pytest\n", "pytest.importorskip")]
    [TestCase("import pytest\n", "import pytest\nfrom pytest import skip as later\nlater('x', allow_module_level=True)\n", "pytest.skip (")]
    [TestCase("self.assertEqual(1, 1)", "self.assertEqual(1, 1)\n        self.skipTest('x')", "self.skipTest")]
    [TestCase("self.assertEqual(1, 1)", "self.assertEqual(1, 1)\n        raise unittest.SkipTest('x')", "unittest.SkipTest")]
    public async Task Fewer_assertions_and_new_marks_are_told(string old, string now, string expected)
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("tests/test_a.py", Start));
        var after = repository.Commit(("tests/test_a.py", Start.Replace(old, now, StringComparison.Ordinal)));

        var found = await Compare(repository, before, after);

        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That(found[0], Does.Contain(expected));
    }

    [TestCase("assert 1 == 1", "assert 3 == 3", "had 'assert 1 == 1' and has 'assert 3 == 3'")]
    [TestCase("assert 1 == 1", "assert 1", "has 'assert 1' in its place")]
    [TestCase("assert 1 == 1", "assert 1 == 1 or True", "or True")]
    [TestCase("assert 1 == 1", "assert pytest.approx(1) == 1", "approx")]
    [TestCase("assert 2 == 2", "assert 2 >= 2", "'assert 2 >= 2'")]
    [TestCase("assert 2 == 2", "assert 2 != 2", "'assert 2 != 2'")]
    [TestCase("self.assertEqual(1, 1)", "self.assertTrue(1)", "self.assertTrue(1)")]
    [TestCase("self.assertEqual(1, 1)", "self.assertEqual(1, ANY)", "ANY")]
    [TestCase("self.assertEqual(1, 1)", "self.assertAlmostEqual(1, 1, delta=5)", "delta=5")]
    [TestCase("\"x\"", "\"1\"", null)]
    [TestCase("assert 1 == 1", "try:\n        assert 1 == 1\n    except AssertionError:\n        pass", "except AssertionError (1 more than before)")]
    [TestCase("assert 1 == 1", "try:\n        assert 1 == 1\n    except:\n        pass", "except AssertionError (1 more than before)")]
    [TestCase("def test_one", "def one", "test_one has 0 of 2 left")]
    public async Task Other_expectations_are_told(string old, string now, string? expected)
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("tests/test_a.py", Start));
        var after = repository.Commit(("tests/test_a.py", Start.Replace(old, now, StringComparison.Ordinal)));

        var found = await Compare(repository, before, after);

        Assert.That(found, expected is null ? Is.Empty : Has.Count.EqualTo(1).And.Some.Contains(expected));
    }

    [TestCase("expected = [1, 2]\n    assert f() == expected", "expected = [1]\n    assert f() == expected", 1)]
    [TestCase("expected = [1, 2]\n    assert f() == expected", "expected = [1, 2]\n    assert f(flag=True) == expected", 0)]
    [TestCase("assert f(mode=0).old == 'x'", "assert g(mode=0).new == 'x'", 0)]
    [TestCase("m.assert_called_once_with(1)", "m.assert_called_once_with(1, budget=None)", 0)]
    [TestCase("m.assert_called_once_with(1, 2)", "m.assert_called_once_with(1)", 1)]
    [TestCase("m.assert_called_once_with(1)", "m.assert_called()", 1)]
    [TestCase("assert a == 1\n    assert b == 2", "assert b == 2\n    assert a == 1", 0)]
    [TestCase("with pytest.raises(ValueError, match='no'):\n        f()", "with pytest.raises(ValueError):\n        f()", 1)]
    [TestCase("assert a == 1, 'message'", "assert a == 1, 'another'", 0)]
    public async Task What_is_expected_is_told_from_what_is_called(string old, string now, int count)
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("tests/test_a.py", $"import pytest\n\ndef test_a():\n    {old}\n"));
        var after = repository.Commit(("tests/test_a.py", $"import pytest\n\ndef test_a():\n    {now}\n"));

        Assert.That(await Compare(repository, before, after), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task Fewer_cases_of_a_parametrized_test_are_told()
    {
        using var repository = new TempRepository();
        const string Test = "import pytest\n\n@pytest.mark.parametrize('x', [1, 2])\ndef test_a(x):\n    assert x\n";
        var before = repository.Commit(("tests/test_a.py", Test));
        var after = repository.Commit(("tests/test_a.py", Test.Replace("[1, 2]", "[1]", StringComparison.Ordinal)));

        Assert.That(await Compare(repository, before, after), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_assertions_are_counted_their_values_may_change()
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("tests/test_a.py", Start));
        var after = repository.Commit(("tests/test_a.py", Start.Replace("assert 1 == 1", "assert 3 == 3", StringComparison.Ordinal)));

        Assert.That(await new TestStrength(new GitRepository(repository.Folder, NullRunLog.Instance), counted: true).WeakenedAsync(before, after), Is.Empty);
    }

    [TestCase("def test_one", "def test_renamed")]
    [TestCase("assert 2 == 2", "if True:\n        assert 2 == 2\n    else:\n        assert 3 == 3")]
    [TestCase("import pytest\n", "import pytest\nskip = 1\nxfail = skip\n")]
    public async Task An_adapted_test_is_not_a_weaker_one(string old, string now)
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("tests/test_a.py", Start));
        var after = repository.Commit(("tests/test_a.py", Start.Replace(old, now, StringComparison.Ordinal)));

        Assert.That(await Compare(repository, before, after), Is.Empty);
    }

    [Test]
    public async Task A_test_that_moves_to_another_file_is_not_lost_and_a_removed_one_is()
    {
        using var repository = new TempRepository();
        var start = repository.Commit(("tests/test_a.py", Start));
        var moved = repository.Commit(("tests/test_a.py", null), ("tests/sub/test_b.py", Start));
        var gone = repository.Commit(("tests/sub/test_b.py", null));

        Assert.That(await Compare(repository, start, moved), Is.Empty);
        Assert.That(await Compare(repository, moved, gone), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Code_that_is_no_test_may_assert_less_and_a_file_that_does_not_parse_is_left_to_the_checks()
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("plugin/code.py", Start), ("tests/test_a.py", Start));
        var after = repository.Commit(("plugin/code.py", "x = 1\n"), ("tests/test_a.py", "def broken(:\n"));

        Assert.That(await Compare(repository, before, after), Is.Empty);
    }

    [TestCase("tests/a/b.py", true)]
    [TestCase("test_a.py", true)]
    [TestCase("plugin/a_test.py", true)]
    [TestCase("plugin/conftest.py", true)]
    [TestCase("plugin/contest.py", false)]
    [TestCase("tests/data.json", false)]
    [TestCase("latest/a.py", false)]
    public void Tests_are_known_by_their_names(string path, bool expected) => Assert.That(TestFile.IsTest(path), Is.EqualTo(expected));

    [Test]
    public void A_file_in_another_encoding_is_read() =>
        Assert.That(TestFile.Read(Encoding.Latin1.GetBytes("# coding: latin-1\ndef test_ä():\n    assert 'ä'\n")), Has.Property("IsRead").True.And.Property("Functions").Count.EqualTo(1));

    private static Task<IReadOnlyList<string>> Compare(TempRepository repository, string before, string after) =>
        new TestStrength(new GitRepository(repository.Folder, NullRunLog.Instance)).WeakenedAsync(before, after);
}
