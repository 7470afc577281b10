package org.walletsuite.wallet.token;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.wallet.testing.FreshDatabase;

/** How long refresh tokens are valid and stored, in a database where no other process deletes any. */
class RefreshTokensTest {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration FAMILY_LIFE = Duration.ofDays(90);

    private final MovableClock clock = new MovableClock();
    private final DataSource database = FreshDatabase.create();
    private final JdbcClient db = JdbcClient.create(database);
    private final RefreshTokens tokens = new RefreshTokens(
            new RefreshTokenRows(db), new TokenSettings(Duration.ofHours(1), LIFE, FAMILY_LIFE, Map.of()), clock);
    private final UUID user = user();

    @Test
    void endWithTheirFamilyHoweverOftenTheyAreRenewed() {
        var token = tokens.begin(user);
        for (var day = 6; day < 90; day += 6) {
            clock.putForward(Duration.ofDays(6));
            token = tokens.renew(token).orElseThrow();
        }
        clock.putForward(Duration.ofDays(5));
        token = tokens.renew(token).orElseThrow();
        clock.putForward(Duration.ofDays(1));
        assertThat(tokens.renew(token)).isEmpty();
    }

    @Test
    void expireUnusedAfterTheirOwnLife() {
        var token = tokens.begin(user);
        clock.putForward(LIFE);
        assertThat(tokens.renew(token)).isEmpty();
    }

    @Test
    void areDeletedOnceTheirFamilyHasExpiredHoweverManyThereAre() {
        for (var i = 0; i < 250; i++) {
            tokens.begin(user);
        }
        clock.putForward(Duration.ofDays(5));
        var live = tokens.renew(tokens.begin(user)).orElseThrow();
        clock.putForward(Duration.ofDays(3));
        tokens.forgetExpired();
        assertThat(count("token_family")).isEqualTo(1);
        assertThat(count("refresh_token")).as("a used token must be recognized").isEqualTo(2);
        assertThat(tokens.renew(live)).isPresent();
    }

    @Test
    void areDeletedWithoutWaitingForLockedOnes() {
        tokens.begin(user);
        tokens.begin(user);
        clock.putForward(Duration.ofDays(8));
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(_ -> {
            db.sql("select id from token_family order by id limit 1 for update")
                    .query(UUID.class)
                    .single();
            // On a connection of its own, as another replica's would be.
            CompletableFuture.runAsync(tokens::forgetExpired)
                    .orTimeout(1, MINUTES)
                    .join();
        });
        assertThat(count("token_family")).isEqualTo(1);
        tokens.forgetExpired();
        assertThat(count("token_family")).isZero();
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    private UUID user() {
        var id = UUID.randomUUID();
        db.sql("insert into person (id, email, password_hash, created_at) values (:id, :email, '', now())")
                .param("id", id)
                .param("email", id + "@example.com")
                .update();
        return id;
    }
}
