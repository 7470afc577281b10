package org.walletsuite.wallet.festival;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.secret.SecretBox;

/** The keys of festivals' QR codes, encrypted at rest. */
@Repository
class QrKeyRows {

    /** The current key and the previous one, whose codes users still have on their screens. */
    private static final int VALID = 2;

    private static final int BYTES = 32;

    private final JdbcClient db;
    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    QrKeyRows(JdbcClient db, SecretBox box) {
        this.db = db;
        this.box = box;
    }

    /** Gives a festival a new key, which signs from now on. */
    void add(UUID festival, Instant now) {
        var kid = Ids.next().toString();
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        db.sql("insert into festival_key (kid, festival_id, sealed_secret, created_at) values (?, ?, ?, ?)")
                .param(kid)
                .param(festival)
                .param(box.seal(secret, place(kid)))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The valid keys of a festival, the newest first. */
    List<QrKey> of(UUID festival) {
        return db.sql("select kid, sealed_secret from festival_key where festival_id = ?"
                        + " order by number desc limit ?")
                .param(festival)
                .param(VALID)
                .query((row, _) -> {
                    var kid = row.getString("kid");
                    var secret = box.open(row.getBytes("sealed_secret"), place(kid));
                    return new QrKey(kid, Base64.getEncoder().encodeToString(secret));
                })
                .list();
    }

    /** A key without its secret. */
    record Described(String id, Instant createdAt) {}

    /** The valid keys of a festival without their secrets, the newest first. */
    List<Described> describe(UUID festival) {
        return db.sql("select kid, created_at from festival_key where festival_id = ? order by number desc limit ?")
                .param(festival)
                .param(VALID)
                .query((row, _) -> described(row))
                .list();
    }

    private static Described described(ResultSet row) throws SQLException {
        return new Described(
                row.getString("kid"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static String place(String kid) {
        return "festival-key:" + kid;
    }
}
