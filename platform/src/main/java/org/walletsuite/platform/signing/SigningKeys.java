package org.walletsuite.platform.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.id.Ids;

/** The issuer's keys: one signs, all that are not retired verify. Concurrent replicas make only one first key. */
public class SigningKeys {

    private static final int BITS = 2048;

    private final SigningKeyRows rows;
    private final Clock clock;
    private volatile List<SigningKey> live;

    public SigningKeys(SigningKeyRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        transaction.executeWithoutResult(_ -> makeTheFirst());
        this.live = rows.live(clock.instant());
    }

    /**
     * Other replicas and operators add and retire keys. At a fixed rate, because tasks with a fixed delay share a
     * thread, and some of them wait for the ledger.
     */
    @Scheduled(fixedRateString = "PT30S", initialDelayString = "PT30S")
    public void reload() {
        live = rows.live(clock.instant());
    }

    /** The newest key that may sign. */
    public RSAKey signer() {
        var now = clock.instant();
        return live.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((_, later) -> later)
                .map(SigningKey::pair)
                .orElseThrow(() -> new IllegalStateException("No signing key is valid at " + now));
    }

    /** The public keys, for verifiers. */
    public JWKSet published() {
        return new JWKSet(
                live.stream().<JWK>map(key -> key.pair().toPublicJWK()).toList());
    }

    private void makeTheFirst() {
        rows.lockCreation();
        var now = clock.instant();
        if (rows.live(now).isEmpty()) {
            rows.add(generate(now));
        }
    }

    static SigningKey generate(Instant signsFrom) {
        try {
            var pair = new RSAKeyGenerator(BITS)
                    .keyID(Ids.next().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            return new SigningKey(pair, signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java runtime makes RSA keys", e);
        }
    }
}
