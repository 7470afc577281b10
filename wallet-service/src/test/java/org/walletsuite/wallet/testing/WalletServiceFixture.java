package org.walletsuite.wallet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.testing.TestAccounts;
import org.walletsuite.platform.testing.UnreliableLedger;

/** The running service with a ledger model behind it; a service's test extends this. */
@WalletSurroundings
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
public abstract class WalletServiceFixture extends ServiceScenario {

    protected static final String PASSWORD = "correct horse";

    private static final AtomicInteger PHONES =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(2_000_000, 5_000_000));

    protected final String admin = issuer.token(UUID.randomUUID(), Role.ADMIN);
    protected final String staff = issuer.token(UUID.randomUUID(), Role.STAFF);

    @Autowired
    protected LedgerModel books;

    @Autowired
    protected UnreliableLedger ledger;

    @Autowired
    protected TestAccounts accounts;

    /** A user who has signed up, with a token. */
    public record Guest(UUID id, String email, String token) {}

    @BeforeEach
    void trustTheServicesOwnTokens() throws ParseException {
        issuer.alsoPublish(JWKSet.parse(asNobody().get("/.well-known/jwks.json").body()));
    }

    protected Guest guest() {
        var email = "guest-" + UUID.randomUUID() + "@example.com";
        var answer = signUp(email, PASSWORD);
        assertThat(answer.status()).isEqualTo(201);
        var id = UUID.fromString(answer.text("/user_id"));
        return new Guest(id, email, issuer.token(id, Role.USER));
    }

    /** A user with this role, and a token that has it. */
    protected Guest guest(Role role) {
        var guest = guest();
        db.sql("update person set role = ? where id = ?")
                .param(role.name())
                .param(guest.id())
                .update();
        return new Guest(guest.id(), guest.email(), issuer.token(guest.id(), role));
    }

    /** A valid number that no other test has; an earlier run hardly had it, whose text messages may still be there. */
    protected static String newPhone() {
        return "+2782" + PHONES.incrementAndGet();
    }

    protected UUID festival() {
        var answer = as(admin).post("/api/v1/festivals", """
                {"name": "Summer Sounds", "startDate": "2026-07-01", "endDate": "2026-07-03"}""");
        assertThat(answer.status()).isEqualTo(201);
        return answer.id();
    }

    protected Answer signUp(String email, String password) {
        return asNobody()
                .post("/account/signup/", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    protected Answer logIn(String email, String password) {
        return asNobody()
                .post("/account/login/", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }
}
