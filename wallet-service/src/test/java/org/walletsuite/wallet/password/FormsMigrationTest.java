package org.walletsuite.wallet.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.wallet.testing.FreshDatabase;

/** Migrates data that was stored before values were normalised. */
class FormsMigrationTest {

    private static final String BEFORE = "13";

    @Test
    void normalisesEmailsUnlessAnotherUserHasTheResult() {
        var migrated = FreshDatabase.migrated(
                BEFORE,
                db -> List.of(
                                "plain+ascii@example.com",
                                "e\u0301lan@example.com",
                                "zoe\u0308@example.com",
                                "zo\u00eb@example.com")
                        .forEach(email -> db.sql("insert into person (id, email, password_hash, created_at)"
                                        + " values (?, ?, '', now())")
                                .param(UUID.randomUUID())
                                .param(email)
                                .update()));

        assertThat(JdbcClient.create(migrated)
                        .sql("select email from person order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "plain+ascii@example.com",
                        "\u00e9lan@example.com",
                        "zoe\u0308@example.com",
                        "zo\u00eb@example.com");
    }

    @Test
    void givesFestivalsAnIanaZoneAndNormalisedNames() {
        var zones = List.of(
                "Europe/Paris",
                "Etc/GMT+5",
                "UTC",
                "+02:00",
                "UTC-11:00",
                "GMT+05:30",
                "+02:00:30",
                "Z",
                "SystemV/EST5");
        var migrated = FreshDatabase.migrated(
                BEFORE,
                db -> zones.forEach(zone -> db.sql("insert into festival (id, name, start_date, end_date, timezone,"
                                + " currency_name, exchange_rate, status, cash_in_account, card_in_account, created_at,"
                                + " updated_at, sweep_at) values (:id, :name, '', '', :zone, :name, 1, 'ACTIVE', :id, :id,"
                                + " timestamptz 'epoch' + :number * interval '1 second', now(), 'epoch')")
                        .param("id", UUID.randomUUID())
                        .param("name", "Cafe\u0301")
                        .param("zone", zone)
                        .param("number", zones.indexOf(zone))
                        .update()));

        var festivals = JdbcClient.create(migrated);
        assertThat(festivals
                        .sql("select timezone from festival order by created_at")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Europe/Paris", "Etc/GMT+5", "UTC", "Etc/GMT-2", "Etc/GMT+11", "UTC", "UTC", "UTC", "UTC");
        assertThat(festivals
                        .sql("select distinct name || currency_name from festival")
                        .query(String.class)
                        .list())
                .containsExactly("Caf\u00e9Caf\u00e9");
    }
}
