package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.testing.SyncStubs;
import org.walletsuite.platform.testing.Answer;
import tools.jackson.databind.JsonNode;

/** Systems read our users. */
class OurUsersTest extends SyncScenario {

    private static final String LAST = "2031-03-09T23:59:59.999999Z";
    private static final String FIRST = "2031-03-10T00:00:00Z";

    private static List<String> emails(Answer page) {
        return page.expect(200)
                .at("/users")
                .valueStream()
                .map(user -> user.path("email").asString())
                .toList();
    }

    @Test
    void readsTheMostRecentOnes() {
        var id = someId();
        var user = registered(id, someEmail(), null);

        var page = read("?count=1000&include_profiles=true").expect(200);

        assertThat(page.at("/success").asBoolean()).isTrue();
        assertThat(page.text("/code")).isEqualTo("SUCCESS");
        assertThat(page.at("/has_more").asBoolean()).isFalse();
        assertThat(page.at("/count").asInt()).isEqualTo(page.at("/users").size());
        assertThat(page.at("/filters/since").isNull()).isTrue();
        JsonNode shown = page.at("/users")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(user.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(shown.path("external_refs").path("midan").asString()).isEqualTo(Integer.toString(id));
        assertThat(shown.path("profiles").isArray()).isTrue();
        assertThat(read("?count=1").at("/users/0/profiles").isMissingNode()).isTrue();
    }

    @Test
    void aDayIsADayOfUtcToTheMicrosecond() {
        var late = someEmail();
        var early = someEmail();
        users.createdAt(late, Instant.parse(LAST));
        users.createdAt(early, Instant.parse(FIRST));

        assertThat(emails(read("?since=2031-03-09&until=2031-03-10"))).containsExactly(late);
        assertThat(emails(read("?since=2031-03-10&until=2031-03-11"))).containsExactly(early);
        assertThat(emails(read("?since=2031-03-10&until=2031-03-10"))).isEmpty();
        assertThat(emails(read("?since=2031-03-09&count=1"))).containsExactly(late);
        assertThat(read("?since=2031-03-09&count=1").at("/has_more").asBoolean())
                .isTrue();
        assertThat(emails(read("?since=2031-03-09&offset=1"))).containsExactly(early);
        assertThat(emails(read("?since=2031-03-09&offset=2"))).isEmpty();
    }

    @Test
    void refusesWhatIsNoDateOrNoNumber() {
        for (var query : List.of(
                "",
                "?offset=1",
                "?until=2026-01-01",
                "?since=2026-11-29T00:00:00Z",
                "?since=2026-02-30",
                "?since=2026-2-3",
                "?since=%2B2026-02-03",
                "?since=",
                "?since=2026-02-03&until=2026-02-02",
                "?since=2026-02-03&until=tomorrow",
                "?count=0",
                "?count=-1",
                "?count=x",
                "?count=1&offset=-1",
                "?count=1&until=2026-01-01",
                "?count=1&include_profiles=perhaps")) {
            assertThat(read(query).expect(400).body()).as(query).contains("\"code\":\"INVALID_PARAMS\"");
        }
        assertThat(read("?count=99999").status()).isEqualTo(200);
    }

    @Test
    void aSystemReadsTheBirthdateThatItHasToldOfAndNobodyElseDoes() {
        var email = someEmail();
        var id = someId();
        for (var birthdate : List.of("1990-01-15", "1990-13-45")) {
            post(
                            REGISTERED,
                            "{\"user_id\":%d,\"email\":\"%s\",\"profiles\":[{\"id\":1,\"name\":\"Ahmed\",\"birthdate\":\"%s\"}]}"
                                    .formatted(id, email, birthdate))
                    .expect(200);
        }

        var own = profile(SyncStubs.MIDAN_KEY, email);
        var others = profile(SyncStubs.TICKETS_KEY, email);

        assertThat(own.path("name").asString()).isEqualTo("Ahmed");
        assertThat(own.path("birthdate").asString()).isEqualTo("1990-01-15");
        assertThat(others.path("name").asString()).isEqualTo("Ahmed");
        assertThat(others.path("birthdate").isNull()).isTrue();
    }

    /** The person behind a user, as the system with a key reads it. */
    private JsonNode profile(String key, String email) {
        var page = answer(client().get()
                .uri("/api/sync/users/?count=1000&include_profiles=true")
                .header("X-API-Key", key));
        return page.expect(200)
                .at("/users")
                .valueStream()
                .filter(one -> one.path("email").asString("").equals(email))
                .findFirst()
                .orElseThrow()
                .at("/profiles/0");
    }

    @Test
    void anOutageIsNoEmptyList() {
        users.becomeUnavailable();

        assertThat(read("?count=1").expect(503).body()).contains("SERVICE_UNAVAILABLE");
        users.recover();
    }

    @Test
    void daysBeforeAndAfterAllTimeAreDays() {
        assertThat(read("?since=0000-01-01&count=1").expect(200).at("/total").asInt())
                .isPositive();
        assertThat(emails(read("?since=0000-01-01&until=0000-01-02"))).isEmpty();
        assertThat(emails(read("?since=9999-12-31"))).isEmpty();
    }
}
