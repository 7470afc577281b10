package org.walletsuite.e2e.web;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.walletsuite.e2e.RunningSuite;
import org.walletsuite.runner.fixture.GatewayClient;

/**
 * Tests of pages in a browser. They share the end-to-end tests' suite; {@code -Dsuite.gateway=http://localhost:8080}
 * lets them use one that runs already.
 */
@ResourceLock("browser") // Two browsers at once would take the machine's few cores from each other.
abstract class BrowserTest {

    /** Set where the machine is known to have a browser, so that none is a failure and not a skipped test. */
    private static final String REQUIRED = "SUITE_BROWSER_REQUIRED";

    /** The suite and the browser share the machine's few cores. */
    private static final double SEEN_WITHIN_MS = 60_000;

    private static @Nullable Playwright driver;
    private static @Nullable Browser browser;

    private final List<Visit> visits = new ArrayList<>();

    @BeforeAll
    static void aBrowserIsThere() {
        var missing = Chromium.missing();
        if (missing.isPresent() && Boolean.parseBoolean(System.getenv(REQUIRED))) {
            fail(missing.get());
        }
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        PlaywrightAssertions.setDefaultAssertionTimeout(SEEN_WITHIN_MS);
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        driver = Chromium.driver();
        browser = Chromium.start(driver);
    }

    @AfterAll
    static void theBrowserEnds() {
        if (driver != null) {
            driver.close();
        }
        driver = null;
        browser = null;
    }

    /** Every visit of a test is judged at its end, also what happened on the way. */
    @AfterEach
    void nothingWentWrongOnTheWay() {
        try {
            visits.forEach(Visit::checkNothingWentWrong);
        } finally {
            visits.forEach(Visit::close);
        }
    }

    Visit visit(Device device) {
        var visit = new Visit(Objects.requireNonNull(browser), gateway(), device);
        visits.add(visit);
        return visit;
    }

    static URI gateway() {
        var running = System.getProperty("suite.gateway");
        return running == null ? RunningSuite.shared().gateway() : URI.create(running);
    }

    /** The API as one of the sample users. */
    static GatewayClient as(String email) {
        return new GatewayClient(gateway(), null).logIn(email);
    }
}
