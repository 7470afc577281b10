package org.walletsuite.platform.signing;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.database.AdvisoryLocks;
import org.walletsuite.platform.secret.SecretBox;

/** The table of signing keys, encrypted. */
public class SigningKeyRows {

    private final JdbcClient db;
    private final SecretBox box;

    public SigningKeyRows(JdbcClient db, SecretBox box) {
        this.db = db;
        this.box = box;
    }

    /** Blocks other replicas until this transaction ends. */
    void lockCreation() {
        db.sql("select pg_advisory_xact_lock(?)")
                .param(AdvisoryLocks.SIGNING_KEY)
                .query((_, _) -> true)
                .single();
    }

    /** All that are not retired, in the order in which they start signing. */
    List<SigningKey> live(Instant now) {
        return db.sql("select kid, sealed_key, signs_from from signing_key"
                        + " where retired_at is null or retired_at > ? order by signs_from, kid")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> key(row))
                .list();
    }

    void add(SigningKey key) {
        var kid = key.pair().getKeyID();
        db.sql("insert into signing_key (kid, sealed_key, signs_from) values (?, ?, ?)")
                .param(kid)
                .param(box.seal(key.pair().toJSONString().getBytes(StandardCharsets.UTF_8), place(kid)))
                .param(key.signsFrom().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Retires all existing keys then, unless they retire before. */
    void retireAll(Instant at) {
        db.sql("update signing_key set retired_at = least(retired_at, ?)")
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void deleteRetired(Instant now) {
        db.sql("delete from signing_key where retired_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private SigningKey key(ResultSet row) throws SQLException {
        var kid = row.getString("kid");
        var json = new String(box.open(row.getBytes("sealed_key"), place(kid)), StandardCharsets.UTF_8);
        try {
            return new SigningKey(
                    RSAKey.parse(json),
                    row.getObject("signs_from", OffsetDateTime.class).toInstant());
        } catch (ParseException e) {
            throw new IllegalStateException("Signing key " + kid + " is damaged", e);
        }
    }

    private static String place(String kid) {
        return "signing-key:" + kid;
    }
}
