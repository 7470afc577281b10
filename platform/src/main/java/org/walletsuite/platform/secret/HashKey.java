package org.walletsuite.platform.secret;

import static org.walletsuite.platform.database.Timestamps.at;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hashes secrets so that they can be found again, and not be guessed from a stolen database. The key is random and made once;
 * the database has it sealed only, so that the operator's key can be replaced while the hashes stay.
 */
public final class HashKey {

    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*");

    private final JdbcClient db;
    private final SecretBox box;
    private final Clock clock;
    private final String table;
    private final String name;
    private final String place;
    private final SingletonSupplier<SecretKeySpec> key;

    /**
     * Reads the key when it is needed first.
     *
     * @param table of keys, with the columns {@code name}, {@code sealed} and {@code created_at}
     */
    public HashKey(JdbcClient db, SecretBox box, Clock clock, String table, String name) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("Not a table's name: " + table);
        }
        this.db = db;
        this.box = box;
        this.clock = clock;
        this.table = table;
        this.name = name;
        this.place = table.replace('_', '-') + ":" + name;
        this.key = SingletonSupplier.of(this::read);
    }

    /** 32 bytes; the same text has another hash for each use. */
    public byte[] hash(String use, String text) {
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
        db.sql("insert into " + table + " (name, sealed, created_at) values (?, ?, ?) on conflict do nothing")
                .param(name)
                .param(box.seal(fresh, place))
                .param(at(clock.instant()))
                .update();
        var sealed = db.sql("select sealed from " + table + " where name = ?")
                .param(name)
                .query(byte[].class)
                .single();
        var secret = box.open(sealed, place);
        db.sql("update " + table + " set sealed = ? where name = ? and sealed = ?")
                .param(box.seal(secret, place))
                .param(name)
                .param(sealed)
                .update();
        return new SecretKeySpec(secret, MAC);
    }
}
