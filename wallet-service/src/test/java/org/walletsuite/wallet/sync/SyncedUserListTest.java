package org.walletsuite.wallet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.wallet.testing.FreshDatabase;

/** The users in the order of their creation, as other systems pull them. */
class SyncedUserListTest extends SyncFixture {

    private static final Instant DAY = Instant.parse("2001-11-29T00:00:00Z");

    @Test
    void hasUsersOnTheirOwnDays() {
        var last = at(DAY.minusNanos(1_000));
        var first = at(DAY);
        var evening = at(DAY.plusSeconds(86_400).minusNanos(1_000));
        var next = at(DAY.plusSeconds(86_400));

        assertThat(users(created("2001-11-28T00:00:00Z", "2001-11-29T00:00:00Z")))
                .containsExactly(last);
        assertThat(users(created("2001-11-29T00:00:00Z", "2001-11-30T00:00:00Z")))
                .containsExactly(first, evening);
        assertThat(users(created("2001-11-30T00:00:00Z", "2001-12-01T00:00:00Z")))
                .containsExactly(next);
        assertThat(created("2001-11-29T00:00:00Z", "2001-11-29T00:00:00Z").body())
                .isEqualTo("{\"total\":0,\"users\":[]}");
        assertThat(created("2001-11-30T00:00:00Z", "2001-11-29T00:00:00Z").text("/total"))
                .isEqualTo("0");
    }

    @Test
    void isReadInParts() {
        var time = Instant.parse("2002-02-02T02:02:02Z");
        var users = IntStream.range(0, 5)
                .mapToObj(number -> at(time.plusMillis(number / 2)))
                .toList();
        var query = "/created?since=2002-02-02T00:00:00Z&until=2002-02-03T00:00:00Z&limit=2&offset=";

        var parts = List.of(list(query + 0), list(query + 2), list(query + 4), list(query + 6));

        assertThat(parts.stream().flatMap(part -> users(part).stream())).containsExactlyElementsOf(users);
        assertThat(parts).extracting(part -> part.json().get("total").asLong()).containsOnly(5L);
    }

    @Test
    void saysWhenAUserChanged() {
        var email = newEmail();
        var user = brought(email, null);
        clock.putForward(Duration.ofMinutes(3));
        signUp(email, PASSWORD).expect(201);

        var entry = list("/recent?count=100&offset=0&limit=100")
                .json()
                .get("users")
                .valueStream()
                .filter(one -> one.at("/user/id").asString().equals(user.toString()))
                .findFirst()
                .orElseThrow();

        var created = Instant.parse(entry.get("createdAt").asString());
        assertThat(Instant.parse(entry.at("/user/createdAt").asString())).isEqualTo(created);
        assertThat(Instant.parse(entry.get("updatedAt").asString())).isAfterOrEqualTo(created.plusSeconds(180));
    }

    @Test
    void beginsWithTheNewest() {
        var time = clock.instant().plus(Duration.ofDays(1));
        var users = IntStream.range(0, 4)
                .mapToObj(number -> at(time.plusSeconds(number)))
                .toList();

        assertThat(users(list("/recent?count=3&offset=0&limit=2")))
                .isEqualTo(users.reversed().subList(0, 2));
        assertThat(users(list("/recent?count=3&offset=2&limit=2")))
                .isEqualTo(users.reversed().subList(2, 3));
        assertThat(list("/recent?count=3&offset=3&limit=2").body()).isEqualTo("{\"total\":3,\"users\":[]}");
        users.forEach(user -> db.sql("update person set created_at = now() where id = ?")
                .param(user)
                .update());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/created?since=2026-02-30T00:00:00Z&offset=0&limit=1",
                "/created?since=2026-11-29&offset=0&limit=1",
                "/created?since=2026-01-01T00:00:00Z&offset=-1&limit=1",
                "/created?since=2026-01-01T00:00:00Z&offset=0&limit=0",
                "/created?since=2026-01-01T00:00:00Z&offset=0&limit=1001",
                "/created?offset=0&limit=1",
                "/recent?count=0&offset=0&limit=1",
                "/recent?count=1001&offset=0&limit=1"
            })
    void refusesWhatIsNoPart(String query) {
        assertThat(list(query).status()).isEqualTo(400);
    }

    @Test
    void survivesAllTimes() {
        list("/created?since=-999999999-01-01T00:00:00Z&until=%2B999999999-12-31T23:59:59Z&offset=0&limit=1")
                .expect(200);
        list("/created?since=%2B999999999-12-31T23:59:59Z&offset=0&limit=1").expect(200);
    }

    /** Of 100,000 users, a page reads about itself, and a list of addresses its own rows. */
    @Test
    void readsNoWholeTable() {
        var many = FreshDatabase.create();
        JdbcClient.create(many).sql("""
                        insert into person (id, email, phone, password_hash, origin, created_at)
                            select gen_random_uuid(), n || '@example.com',
                                case when n % 3 = 0 then '+27' || (820000000 + n) end, case when n % 2 = 0 then '' end,
                                case when n % 2 = 1 then 'midan' end, timestamptz '2020-01-01Z' + n * interval '10 minutes'
                            from generate_series(1, 100000) n""").update();
        JdbcClient.create(many)
                .sql(
                        "insert into synced_user select 'midan', number::text, id, created_at from person where origin = 'midan'")
                .update();
        analyzed(many);
        var template = new NamedParameterJdbcTemplate(many);
        var part = Map.of(
                "since", DAY.atOffset(ZoneOffset.UTC).plusYears(20),
                "until", DAY.atOffset(ZoneOffset.UTC).plusYears(20).plusDays(1),
                "count", 1_000,
                "limit", 1_000,
                "offset", 0);

        for (var sql : List.of(SyncedUserLists.COUNT, SyncedUserLists.CREATED, SyncedUserLists.RECENT)) {
            assertThat(String.join("\n", template.queryForList("explain " + sql, part, String.class)))
                    .contains("person_created")
                    .doesNotContain("Seq Scan", "Sort");
        }
        var emails = texts(number -> number + "@example.com");
        var phones = texts(number -> "+27" + (820_000_000 + number));
        assertThat(plan(many, SyncedUserRows.ADDRESSED, emails, phones, phones))
                .contains("person_email", "person_phone", "person_synced_phone")
                .doesNotContain("Seq Scan");
        assertThat(plan(many, SyncedUserRows.KNOWN, new String[] {MIDAN}, texts(Integer::toString)))
                .contains("synced_user_pkey", "person_pkey")
                .doesNotContain("Seq Scan");
    }

    /** As the owner, who alone may. */
    private static void analyzed(DataSource database) {
        var url = ((HikariDataSource) database).getJdbcUrl();
        new JdbcTemplate(new DriverManagerDataSource(url, TestDatabase.OWNER, TestDatabase.OWNER))
                .execute("vacuum analyze person, synced_user");
    }

    private static String plan(DataSource database, String sql, Object... parameters) {
        return String.join("\n", new JdbcTemplate(database).queryForList("explain " + sql, String.class, parameters));
    }

    private static String[] texts(IntFunction<String> text) {
        return IntStream.range(0, 200).mapToObj(text).toArray(String[]::new);
    }

    private UUID at(Instant created) {
        var user = brought(newEmail(), null);
        db.sql("update person set created_at = ? where id = ?")
                .param(created.atOffset(ZoneOffset.UTC))
                .param(user)
                .update();
        return user;
    }

    private Answer created(String since, String until) {
        return list("/created?since=" + since + "&until=" + until + "&offset=0&limit=100")
                .expect(200);
    }

    private Answer list(String query) {
        return asService("partnersync").get(SYNCED + query);
    }

    private static List<UUID> users(Answer answer) {
        return answer.expect(200)
                .json()
                .get("users")
                .valueStream()
                .map(entry -> UUID.fromString(entry.at("/user/id").asString()))
                .toList();
    }
}
