using Main2Main.Reporting;
using Microsoft.Playwright;

namespace Main2Main.Tests.Reporting;

/// <summary>report.html in Chromium; skipped where it is not installed.</summary>
[NonParallelizable]
public sealed class Pages_in_a_browser
{
    private readonly List<string> complaints = [];
    private readonly List<string> requests = [];
    private LongRun run = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private IPage page = null!;

    [OneTimeSetUp]
    public async Task Open_a_long_run()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.Ignore("chromium is not installed");
        }

        run = await LongRun.CreateAsync(82, 449);
        await new RunPage(run.Session).WriteAsync(activity: null);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        run?.Dispose();
    }

    [SetUp]
    public async Task Open_the_page()
    {
        complaints.Clear();
        requests.Clear();
        page = await browser.NewPageAsync(
            new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1100, Height = 800 }, ColorScheme = ColorScheme.Light });
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        _ = await page.GotoAsync("file://" + run.Page);
    }

    [TearDown]
    public async Task Nothing_was_complained_of_and_nothing_but_the_page_was_asked_for()
    {
        await page.CloseAsync();
        Assert.That(complaints, Is.Empty);
        Assert.That(requests, Is.EqualTo(["file://" + run.Page]));
    }

    [Test]
    public async Task The_keyboard_reaches_and_opens_steps()
    {
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        Assert.That(await OpenStepsAsync(), Is.EqualTo(["step-2"]));
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.closest('details').id"), Is.EqualTo("step-2"));

        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync(" ");
        Assert.That(await OpenStepsAsync(), Is.EqualTo(["step-1", "step-2"]));

        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.tagName"), Is.EqualTo("A"), "the first commit's link of the step that is open");

        await page.Keyboard.PressAsync("a");
        Assert.That(await OpenStepsAsync(), Has.Length.EqualTo(82));
    }

    [Test]
    public async Task The_search_shows_the_steps_that_hold_every_word_and_gives_all_back()
    {
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("part 449 WORKER");
        Assert.That(await page.TextContentAsync("#found"), Is.EqualTo("1 of 82 steps"));
        Assert.That(
            await page.EvaluateAsync<string>("[...document.querySelectorAll('details.step:not([hidden])')].map(step => step.id).join()"),
            Is.EqualTo("step-82"));

        await page.Keyboard.PressAsync("Escape");
        Assert.That(await page.EvaluateAsync<int>("document.querySelectorAll('details.step:not([hidden])').length"), Is.EqualTo(82));
    }

    [Test]
    public async Task Light_and_dark_follow_the_system_and_the_reader()
    {
        var light = await PaperAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        var dark = await PaperAsync();
        await page.Keyboard.PressAsync("t");

        Assert.That(dark, Is.Not.EqualTo(light));
        Assert.That(await PaperAsync(), Is.EqualTo(light));
    }

    [Test]
    public async Task Printed_every_step_is_open()
    {
        var pages = await page.PdfAsync();

        Assert.That(pages, Is.Not.Empty);
        Assert.That(await OpenStepsAsync(), Has.Length.EqualTo(82));
    }

    [Test]
    public async Task An_edit_that_is_opened_shows_what_was_added_and_removed()
    {
        await page.ClickAsync(".gantt a[href='#step-3']");
        await page.ClickAsync("#step-3 details.patch summary");

        Assert.That(await page.TextContentAsync("#step-3 .diff .added"), Is.EqualTo("+    value_0 = compute(0, step=3, name='<worker>')"));
        Assert.That(await page.TextContentAsync("#step-3 .diff .removed"), Is.EqualTo("-    value_0 = compute(0, step=2, name='<worker>')"));
        Assert.That(await page.EvaluateAsync<string>("document.querySelector('#step-3 .diff .head').textContent"), Does.StartWith("diff --git "));
    }

    [TestCase(390)]
    [TestCase(768)]
    [TestCase(1400)]
    public async Task Nothing_is_off_the_screen_with_every_step_open(int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.Keyboard.PressAsync("a");

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        Assert.That(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('td, th, .axis span, .day span')].filter(cell => cell.offsetParent && cell.getBoundingClientRect().right > innerWidth + 1).map(cell => cell.textContent)"), Is.Empty);
    }

    [Test]
    public async Task Dates_stand_apart_on_a_telephone()
    {
        await page.SetViewportSizeAsync(390, 800);

        Assert.That(await page.EvaluateAsync<int>("""
            (() => {
              const boxes = [...document.querySelectorAll('.day span')].filter(span => span.textContent).map(span => { const range = document.createRange(); range.selectNodeContents(span); return range.getBoundingClientRect(); });
              return boxes.filter((box, index) => index > 0 && box.left < boxes[index - 1].right).length;
            })()
            """), Is.Zero);
    }

    [Test]
    public async Task A_link_of_the_chart_opens_its_step()
    {
        await page.ClickAsync(".gantt a[href='#step-3']");

        Assert.That(await OpenStepsAsync(), Is.EqualTo(["step-3"]));
    }

    private Task<string[]> OpenStepsAsync() => page.EvaluateAsync<string[]>("[...document.querySelectorAll('details.step[open]')].map(step => step.id)");

    private Task<string> PaperAsync() => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
