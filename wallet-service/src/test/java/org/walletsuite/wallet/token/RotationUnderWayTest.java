package org.walletsuite.wallet.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.FixedRateTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.signing.SigningKeyRotation;
import org.walletsuite.platform.signing.SigningKeys;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** The running service during a whole rotation: its tokens, its published keys, and the platform's own check of tokens. */
@TestConstructor(autowireMode = AutowireMode.ALL)
class RotationUnderWayTest extends WalletServiceFixture {

    private final SigningKeyRotation rotation;
    private final SigningKeys keys;
    private final ScheduledTaskHolder scheduled;

    @Autowired
    RotationUnderWayTest(SigningKeyRotation rotation, SigningKeys keys, ScheduledTaskHolder scheduled) {
        this.rotation = rotation;
        this.keys = keys;
        this.scheduled = scheduled;
    }

    @Test
    void failsNoRequestWithAToken() throws Exception {
        var guest = guest();
        var tokens = new ArrayList<String>();
        tokens.add(logIn(guest.email(), PASSWORD).text("/access_token"));
        var before = keyOf(tokens.getFirst());
        var next = rotation.rotate();
        for (var minute = 0; minute < 13; minute++) {
            keys.reload();
            issuer.alsoPublish(
                    JWKSet.parse(asNobody().get("/.well-known/jwks.json").body()));
            tokens.add(logIn(guest.email(), PASSWORD).text("/access_token"));
            for (var token : tokens) {
                assertThat(as(token).get("/api/v1/me/wallets").status())
                        .as("minute %d", minute)
                        .isEqualTo(200);
            }
            clock.putForward(Duration.ofMinutes(1));
        }
        assertThat(keyOf(tokens.get(1))).isEqualTo(before);
        assertThat(keyOf(tokens.getLast())).isEqualTo(next.keyId()).isNotEqualTo(before);
        takeBack(next);
    }

    /** While another test has put the clock days forward, keys are read without those that a rotation retires. */
    private void takeBack(SigningKeyRotation.Newest next) {
        db.sql("delete from signing_key where kid = ?").param(next.keyId()).update();
        db.sql("update signing_key set retired_at = null").update();
        keys.reload();
    }

    @Test
    void isReadAlsoWhileSweepsThatShareAThreadWaitForTheLedger() {
        assertThat(scheduled.getScheduledTasks())
                .filteredOn(task -> task.toString().endsWith("SigningKeys.reload"))
                .extracting(ScheduledTask::getTask)
                .hasSize(1)
                .hasOnlyElementsOfType(FixedRateTask.class);
    }

    private static String keyOf(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
