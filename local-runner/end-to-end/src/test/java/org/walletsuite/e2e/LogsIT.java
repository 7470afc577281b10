package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;

/** The services' logs, which machines read and many people may; like the search for secrets it comes last. */
@Order(Integer.MAX_VALUE)
@Isolated
class LogsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final List<Pattern> LOOKS_PERSONAL = List.of(
            Pattern.compile("[\\w.%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}"),
            Pattern.compile("\\+\\d{9,15}\\b"),
            Pattern.compile("\\b(255[67]\\d{8}|27[678]\\d{8})\\b"));

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void everyLineIsAJsonObject() {
        assertThat(lines()).isNotEmpty().allMatch(LogLine::isComplete, "is complete");
    }

    @Test
    void whatIsLoggedForARequestNamesTheRequestAndItsTrace() throws Exception {
        var requestId = "logged-" + UUID.randomUUID();
        var trace = UUID.randomUUID().toString().replace("-", "");
        useARefreshTokenTwice(requestId, trace);

        await().untilAsserted(() -> assertThat(lines())
                .filteredOn(line -> line.requestId().equals(requestId))
                .isNotEmpty()
                .allMatch(line -> line.trace().equals(trace), "has the trace of its request"));
        assertThat(lines())
                .filteredOn(LogLine::isOfARequest)
                .isNotEmpty()
                .noneMatch(line -> line.requestId().isEmpty());
        assertThat(linesOfStartedProcesses())
                .filteredOn(LogLine::isOfARequest)
                .isNotEmpty()
                .noneMatch(line -> line.trace().isEmpty());
    }

    @Test
    void nobodysPersonalDataIsInALog() throws Exception {
        var name = "Ada" + UUID.randomUUID();
        var phone = "2557" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
        var guest = fair.newcomer();
        assertThat(guest.patch("/account/me/", "{\"full_name\": \"%s\"}".formatted(name))
                        .status())
                .isEqualTo(200);
        guest.post("/account/phone/send-code/", "{\"phone\": \"+%s\"}".formatted(phone));
        guest.post("/account/phone/verify/", "{\"phone\": \"+%s\", \"code\": \"000000\"}".formatted(phone));
        useARefreshTokenTwice("some", UUID.randomUUID().toString().replace("-", ""));

        assertThat(personal(suite.home().resolve("logs"), name)).isEmpty();
    }

    @Test
    void personalDataInALogIsFound(@TempDir Path logs) throws IOException {
        Files.writeString(logs.resolve("wallet-service.log"), """
                {"message":"All is well since 2026-07-01T10:00:00.123456789Z"}
                {"message":"Registered a.b@example.com"}
                {"message":"A code for +255712345678"}
                {"message":"A voucher for 27825550100"}
                {"message":"Welcome Ada"}
                """);

        assertThat(personal(logs, "Ada"))
                .hasSize(4)
                .noneMatch(line -> line.text().contains("All is well"));
    }

    private List<LogLine> lines() {
        return LogLine.ofServices(suite.home().resolve("logs"));
    }

    /** A process that was killed amid load gets requests from the moment its port is open, before it traces them. */
    private List<LogLine> linesOfStartedProcesses() {
        var started = new HashSet<String>();
        return lines().stream()
                .filter(line -> started.contains(line.process())
                        || (line.saysThatItsProcessHasStarted() && started.add(line.process())))
                .toList();
    }

    private static List<LogLine> personal(Path logs, String name) {
        return LogLine.ofServices(logs).stream()
                .filter(line -> line.text().contains(name)
                        || LOOKS_PERSONAL.stream()
                                .anyMatch(personal ->
                                        personal.matcher(line.text()).find()))
                .toList();
    }

    /** The second time is logged as a theft. */
    private void useARefreshTokenTwice(String requestId, String trace) throws IOException, InterruptedException {
        var email = "logged-" + UUID.randomUUID() + "@example.com";
        var account = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, SampleAccounts.PASSWORD);
        fair.anonymous.post("/account/signup/", account);
        var token = fair.anonymous
                .post("/account/login/", account)
                .json()
                .get("refresh_token")
                .asString();
        var body = "{\"refresh_token\": \"%s\"}".formatted(token);
        assertThat(fair.anonymous.post("/account/token/refresh/", body).status())
                .isEqualTo(200);
        var again = HttpRequest.newBuilder(URI.create(suite.gateway() + "/account/token/refresh/"))
                .header("Content-Type", "application/json")
                .header("X-Request-ID", requestId)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(again, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }
}
