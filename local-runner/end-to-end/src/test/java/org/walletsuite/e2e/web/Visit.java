package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.walletsuite.runner.SampleAccounts;

/** A user's visit to the pages with a browser of its own: cookies, cache and console are no other visit's. */
final class Visit {

    private static final int NARROWEST = 360;
    private static final double TIMEOUT_MS = 60_000;

    private final Device device;
    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new ArrayList<>();

    Visit(Browser browser, URI gateway, Device device) {
        this.device = device;
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(gateway.toString())
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(device.width(), device.height()));
        context.setDefaultTimeout(TIMEOUT_MS);
        page = watched(context.newPage());
    }

    /** Another tab of the same browser. */
    Page anotherTab() {
        return watched(context.newPage());
    }

    private Page watched(Page tab) {
        tab.onConsoleMessage(this::note);
        tab.onPageError(error -> problems.add("Uncaught: " + error));
        tab.onResponse(response -> {
            if (response.status() >= 400 && URI.create(response.url()).getPath().startsWith("/app")) {
                problems.add(response.status() + " " + response.url());
            }
        });
        return tab;
    }

    /** The browser itself logs each refused request of the API, which a screen may well expect and show. */
    private void note(ConsoleMessage message) {
        var isError = message.type().equals("error") || message.type().equals("warning");
        if (isError && !message.text().startsWith("Failed to load resource")) {
            problems.add(message.type() + ": " + message.text());
        }
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Visit open(String path) {
        page.navigate(path);
        return this;
    }

    /** Fills in the users' log-in, which is shown instead of any screen. */
    Visit logIn(String email) {
        return logIn(email, SampleAccounts.PASSWORD);
    }

    Visit logIn(String email, String password) {
        page.locator("#who").fill(email);
        page.locator("#password").fill(password);
        button("Log in").click();
        assertThat(button("Log out")).isVisible();
        return this;
    }

    /** Opens a page anew: the session goes on where the browser has its cookie, and begins again where it has none. */
    Visit reopen(String path, String email) {
        page.navigate(path);
        page.locator("#who").or(button("Log out")).waitFor();
        return page.locator("#who").isVisible() ? logIn(email) : this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Waits until a text is shown. */
    Visit sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    /** What is true of every screen: accessible in light and dark, no sideways scroll, nothing in the storage. */
    Visit checkScreen() {
        assertThat(page.locator("main").first()).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var violations = axe(scheme).analyze().getViolations();
            assertThat(violations.stream()
                            .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                    + rule.getNodes().stream()
                                            .map(node -> node.getHtml())
                                            .toList()))
                    .as("axe at %s in %s", page.url(), scheme)
                    .isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        checkNoSidewaysScroll();
        checkStorageEmpty();
        return this;
    }

    /** The dark scheme changes the colours only. */
    private AxeBuilder axe(ColorScheme scheme) {
        var axe = new AxeBuilder(page);
        return scheme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe;
    }

    private void checkNoSidewaysScroll() {
        page.setViewportSize(NARROWEST, device.height());
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", page.url())
                .isLessThanOrEqualTo(NARROWEST);
        page.setViewportSize(device.width(), device.height());
    }

    private void checkStorageEmpty() {
        assertThat((int) page.evaluate("localStorage.length + sessionStorage.length"))
                .as("entries in the storage")
                .isZero();
    }

    /** No error in the console, which includes what the content policy refused, and no file missing. */
    void checkNothingWentWrong() {
        assertThat(problems).as("in the console of %s", page.url()).isEmpty();
    }

    void close() {
        context.close();
    }
}
