package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.wallet.testing.FreshDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Keys that were used before there was one table of them. */
class IdempotencyKeysMigrationTest {

    private static final String BEFORE = "22";
    private static final UUID FESTIVAL = UUID.fromString("00000000-0000-7000-8000-000000000f01");
    private static final Map<String, Object> CREATION = Map.of("name", "Fête");
    private static final Map<String, Object> SUBMISSION = Map.of("level", 2);

    private final IdempotencyKey creation = key("festival");
    private final IdempotencyKey rotation = key("rotate-qr-key");
    private final IdempotencyKey submission = key("kyc-level2");

    @Test
    void areAnsweredAsBefore() {
        var database = FreshDatabase.migrated(BEFORE, this::use);
        var idempotency = new Idempotency(
                JdbcClient.create(database),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                JsonMapper.shared(),
                Clock.systemUTC());

        var created = idempotency.begunOnce(creation, CREATION, () -> notAgain().body(), id -> Reply.created(id));
        assertThat(body(created.getBody())).isEqualTo("\"" + FESTIVAL + "\"");
        assertThat(body(idempotency
                        .once(rotation, Map.of("festivalId", FESTIVAL), IdempotencyKeysMigrationTest::notAgain)
                        .getBody()))
                .isEqualTo("{\"data\":{\"festivalId\":\"" + FESTIVAL
                        + "\",\"keys\":[{\"id\":\"second\",\"createdAt\":\"2027-01-02T00:00:00Z\"},"
                        + "{\"id\":\"first\",\"createdAt\":\"2027-01-01T00:00:00Z\"}]}}");
        var submitted = idempotency.once(submission, SUBMISSION, IdempotencyKeysMigrationTest::notAgain);
        assertThat(submitted.getStatusCode().value()).isEqualTo(201);
        assertThat(body(submitted.getBody()))
                .isEqualTo("{\"id\":1,\"level\":\"Level 2\",\"status\":\"Pending\","
                        + "\"submitted_at\":\"2027-01-04T22:59:59Z\"}");
    }

    private void use(JdbcClient db) {
        db.sql("insert into festival (id, name, start_date, end_date, timezone, currency_name, exchange_rate, status,"
                        + " cash_in_account, card_in_account, created_at, updated_at, creation_key, creation_request)"
                        + " values (:id, '', '', '', '', '', 1, 'ACTIVE', :id, :id, now(), now(), :key, :request)")
                .param("id", FESTIVAL)
                .param("key", creation.value())
                .param("request", RequestHash.canonical(CREATION))
                .update();
        addKey(db, "first", 1, null);
        addKey(db, "second", 2, rotation.value());
        addKey(db, "third", 3, null);
        var user = UUID.randomUUID();
        db.sql("insert into person (id, email, password_hash, created_at) values (?, 'a@example.com', '', now())")
                .param(user)
                .update();
        db.sql("insert into kyc_submission (id, person_id, level, sealed_details, submitted_at, idempotency_key,"
                        + " request_hash) values (?, ?, 2, '', '2027-01-04T23:59:59.9+01', ?, ?)")
                .param(UUID.randomUUID())
                .param(user)
                .param(submission.value())
                .param(RequestHash.of(SUBMISSION))
                .update();
    }

    private static void addKey(JdbcClient db, String kid, int day, @Nullable String rotation) {
        db.sql("insert into festival_key (kid, festival_id, sealed_secret, created_at, rotation_key)"
                        + " values (?, ?, '', timestamptz '2026-12-31T00:00:00Z' + ? * interval '1 day', ?)")
                .param(kid)
                .param(FESTIVAL)
                .param(day)
                .param(rotation)
                .update();
    }

    private static Reply<UUID> notAgain() {
        throw new AssertionError("It was done before");
    }

    private static IdempotencyKey key(String operation) {
        return IdempotencyKey.of("wallet", operation, UUID.randomUUID(), "key");
    }

    private static String body(@Nullable Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
