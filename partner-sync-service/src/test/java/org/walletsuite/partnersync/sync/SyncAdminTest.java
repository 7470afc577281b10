package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.partnersync.testing.SyncStubs;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.security.Role;

/** Admins look after systems. */
class SyncAdminTest extends SyncScenario {

    @Test
    void showsEverySystemAndItsState() {
        registered(someId(), someEmail(), null);

        var shown = admin().get(ADMIN).expect(200);

        assertThat(shown.at("/success").asBoolean()).isTrue();
        assertThat(shown.at("/systems")
                        .valueStream()
                        .map(one -> one.path("system").asString()))
                .containsExactlyInAnyOrder("midan", "tickets");
        assertThat(shown.at("/systems/0/enabled").asBoolean()).isTrue();
        assertThat(shown.at("/systems/0/references").asInt()).isPositive();
        assertThat(shown.body()).doesNotContain("key");
        assertThat(asSome(Role.STAFF).get(ADMIN).status()).isEqualTo(403);
    }

    @Test
    void aNewKeyReplacesTheOldOneAfterItsGrace() {
        var body = told(someId(), someEmail(), null, null);

        var first = admin().post(ADMIN + "/midan/key", "{\"grace_minutes\":30}").expect(200);

        assertThat(first.header("Cache-Control")).isEqualTo("no-store");
        var key = first.text("/api_key");
        post(REGISTERED, key, body).expect(200);
        post(REGISTERED, SyncStubs.MIDAN_KEY, body).expect(200);
        clock.putForward(Duration.ofMinutes(31));
        post(REGISTERED, SyncStubs.MIDAN_KEY, body).expect(401);
        var second = admin().post(ADMIN + "/midan/key").expect(200).text("/api_key");
        post(REGISTERED, key, body).expect(401);
        post(REGISTERED, second, body).expect(200);
        assertThat(db.sql("select hash from sync_key").query(String.class).list())
                .doesNotContain(key, second);
        restoreKey();
    }

    @Test
    void aKeyOfAnEarlierReleaseWorksOnAndItsPlainHashIsReplaced() {
        var body = told(someId(), someEmail(), null, null);
        restoreKey();
        db.sql("update sync_system set configured_hash = ? where code = 'midan'")
                .param(Sha256.hex(SyncStubs.MIDAN_KEY))
                .update();
        post(REGISTERED, body).expect(200);

        service.getBean(KeyHashes.class).replacePlain();
        service.getBean(KeyHashes.class).replacePlain();

        post(REGISTERED, body).expect(200);
        post(REGISTERED, SyncStubs.MIDAN_KEY + "x", body).expect(401);
        assertThat(db.sql("select hash from sync_key union all select configured_hash from sync_system")
                        .query((row, _) -> row.getString(1))
                        .list())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(hash -> hash.startsWith("keyed:"));
    }

    @Test
    void aSystemKeepsTheKeyThatIsConfiguredAndWhatAdminsMadeOfItOverARestart() {
        var rows = service.getBean(SystemRows.class);
        var hashes = service.getBean(KeyHashes.class);
        var midan = db.sql("select id from sync_system where code = 'midan'")
                .query(UUID.class)
                .single();
        var keys = "select hash from sync_key order by hash";
        db.sql("update sync_system set configured_hash = ? where id = ?")
                .param(hashes.plain(SyncStubs.MIDAN_KEY))
                .param(midan)
                .update();
        var before = db.sql(keys).query(String.class).list();

        service.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> rows.configureKey(
                        midan, hashes.of(SyncStubs.MIDAN_KEY), hashes.plain(SyncStubs.MIDAN_KEY), clock.instant()));

        assertThat(db.sql(keys).query(String.class).list()).isEqualTo(before);
        hashes.replacePlain();
    }

    /** The other tests show the configured one. */
    private void restoreKey() {
        db.sql("delete from sync_key where system_id = (select id from sync_system where code = 'midan')")
                .update();
        db.sql(
                        "insert into sync_key (hash, system_id, created_at) select ?, id, now() from sync_system where code = 'midan'")
                .param(Sha256.hex(SyncStubs.MIDAN_KEY))
                .update();
    }

    @Test
    void refusesAGraceThatIsNone() {
        assertThat(admin().post(ADMIN + "/midan/key", "{\"grace_minutes\":-1}")
                        .expect(400)
                        .body())
                .contains("INVALID_PAYLOAD", "grace_minutes");
        assertThat(admin().put(ADMIN + "/midan", "{}").expect(400).body()).contains("enabled");
    }

    @Test
    void noMinuteHasMoreCallsThanASystemTakes() {
        var settings = new SyncSettings(
                Map.of(), Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofSeconds(1), 60, false);
        var rows = new SystemRows(db, settings);
        var system = db.sql("select id from sync_system where code = 'tickets'")
                .query(UUID.class)
                .single();
        db.sql("update sync_system set calls_booked_to = 'epoch'").update();
        var now = Instant.parse("2031-01-01T00:00:00Z");
        var booked = new ArrayList<Instant>();
        for (var second = now; second.isBefore(now.plusSeconds(180)); second = second.plusMillis(100)) {
            if (rows.bookCall(system, second).isEmpty()) {
                booked.add(second);
            }
        }

        for (var start : booked) {
            assertThat(booked.stream().filter(time -> !time.isBefore(start) && time.isBefore(start.plusSeconds(60))))
                    .hasSizeLessThanOrEqualTo(60);
        }
        assertThat(booked).hasSizeGreaterThan(150);
        assertThat(booked.subList(0, 10)).allMatch(time -> time.isBefore(now.plusSeconds(1)));
        db.sql("update sync_system set calls_booked_to = now()").update();
    }

    @Test
    void keysAndUsersGoEncryptedToOtherMachines() {
        assertThat(settings("https://midan.example/api", false).systems()).hasSize(1);
        assertThat(settings("http://localhost:8080/api", false).systems()).hasSize(1);
        assertThat(settings("http://127.0.0.1:8080/api", false).systems()).hasSize(1);
        assertThat(settings("http://midan.example/api", true).systems()).hasSize(1);
        for (var url : List.of("http://midan.example/api", "http://127.0.0.1.midan.example/api", "ftp://localhost/")) {
            assertThatThrownBy(() -> settings(url, false)).hasMessageContaining("sync.systems.midan");
        }
    }

    private static SyncSettings settings(String url, boolean allowHttp) {
        var system = new SyncSettings.SystemSettings(url, "outgoing-key-of-the-wallet", "", true, List.of());
        return new SyncSettings(
                Map.of("midan", system),
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                60,
                allowHttp);
    }

    @Test
    void metricsShowWhatWaitsAndWhatIsOpen() {
        var metrics = asNobody().get("/actuator/prometheus").expect(200).body();

        for (var metric : List.of("sync_waiting", "sync_oldest_seconds", "sync_conflicts_open", "sync_refused")) {
            assertThat(metrics).contains(metric + "{");
        }
    }
}
