package org.walletsuite.e2e.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium, driven with the machine's Node. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    /** What of it is missing on this machine; empty where browser tests can run. */
    static Optional<String> missing() {
        if (program(NAMES).isEmpty()) {
            return Optional.of("No Chromium: the pages aren't tested in a browser");
        }
        return program(List.of("node")).isEmpty()
                ? Optional.of("No Node: the pages aren't tested in a browser")
                : Optional.empty();
    }

    /** The driver of a browser, which only the thread that made it may use. */
    static Playwright driver() {
        return Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        program(List.of("node")).orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    }

    /** A browser, such as one with a camera. */
    static Browser start(Playwright driver, String... moreArguments) {
        return driver.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program(NAMES).orElseThrow())
                        .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of(moreArguments))
                                .toList()));
    }

    private static Optional<Path> program(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
