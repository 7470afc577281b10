package org.walletsuite.voucher.voucher;

import static org.walletsuite.platform.database.Timestamps.at;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.walletsuite.platform.secret.SecretBox;

/**
 * Hashes short secrets so that they can be found again and not be guessed from a stolen database. The key is random and made
 * once; the database has it sealed only, so that the operator's key can be replaced while the hashes stay.
 */
@Component
class HashKey {

    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final String NAME = "vouchers";
    private static final String PLACE = "voucher-hash-key:" + NAME;

    private final JdbcClient db;
    private final SecretBox box;
    private final Clock clock;
    private final SingletonSupplier<SecretKeySpec> key;

    HashKey(JdbcClient db, SecretBox box, Clock clock) {
        this.db = db;
        this.box = box;
        this.clock = clock;
        this.key = SingletonSupplier.of(this::read);
    }

    /** 32 bytes; the same text has another hash for each use. */
    byte[] hash(String use, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key.obtain());
            mac.update((use + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }

    /** Of replicas that make one at once all take the first one's. It is sealed anew, in case the operator's key is another now. */
    private SecretKeySpec read() {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        db.sql("insert into voucher_hash_key (name, sealed, created_at) values (?, ?, ?) on conflict do nothing")
                .param(NAME)
                .param(box.seal(fresh, PLACE))
                .param(at(clock.instant()))
                .update();
        var sealed = db.sql("select sealed from voucher_hash_key where name = ?")
                .param(NAME)
                .query(byte[].class)
                .single();
        var secret = box.open(sealed, PLACE);
        db.sql("update voucher_hash_key set sealed = ? where name = ? and sealed = ?")
                .param(box.seal(secret, PLACE))
                .param(NAME)
                .param(sealed)
                .update();
        return new SecretKeySpec(secret, MAC);
    }
}
