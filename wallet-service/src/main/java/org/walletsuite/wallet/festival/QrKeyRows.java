package org.walletsuite.wallet.festival;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
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
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.secret.SecretBox;

/** The keys of festivals' QR codes, encrypted at rest. */
@Repository
class QrKeyRows {

    /** The current generation, and the previous one, whose codes users still have on their screens; signing ones first. */
    private static final String VALID = " from festival_key where festival_id = :festival and generation >="
            + " (select max(generation) - 1 from festival_key where festival_id = :festival)"
            + " order by algorithm = :algorithm desc, generation desc, number desc";

    private final JdbcClient db;
    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    QrKeyRows(JdbcClient db, SecretBox box) {
        this.db = db;
        this.box = box;
    }

    /** Begins a festival's next generation, with a key that signs from now on; the festival's row is locked or new. */
    void add(UUID festival, QrAlgorithm algorithm, Instant now) {
        add(festival, algorithm, generation(festival) + 1, now);
    }

    /** Gives the current generation a key of this algorithm, if it has none; the festival's row is locked. */
    void provide(UUID festival, QrAlgorithm algorithm, Instant now) {
        var generation = generation(festival);
        var isThere = db.sql("select exists (select from festival_key"
                        + " where festival_id = ? and generation = ? and algorithm = ?)")
                .param(festival)
                .param(generation)
                .param(algorithm.name())
                .query(Boolean.class)
                .single();
        if (!isThere) {
            add(festival, algorithm, generation, now);
        }
    }

    private int generation(UUID festival) {
        return db.sql("select coalesce(max(generation), 0) from festival_key where festival_id = ?")
                .param(festival)
                .query(Integer.class)
                .single();
    }

    private void add(UUID festival, QrAlgorithm algorithm, int generation, Instant now) {
        var kid = Ids.next().toString();
        db.sql("insert into festival_key (kid, festival_id, algorithm, generation, sealed_secret, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(kid)
                .param(festival)
                .param(algorithm.name())
                .param(generation)
                .param(box.seal(algorithm.newKey(kid, random), place(kid)))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The key with which a festival's codes of this algorithm are signed. */
    JWK signing(UUID festival, QrAlgorithm algorithm) {
        return valid("select kid, algorithm, sealed_secret", festival, algorithm)
                .query((row, _) -> key(row))
                .list()
                .getFirst();
    }

    /** The keys that verify a festival's codes, that of this algorithm which signs them first. */
    List<QrKey> of(UUID festival, QrAlgorithm algorithm) {
        return valid("select kid, algorithm, sealed_secret", festival, algorithm)
                .query((row, _) -> verifying(key(row)))
                .list();
    }

    /** A key without its secret. */
    record Described(String id, Instant createdAt) {}

    /** The same keys without their secrets. */
    List<Described> describe(UUID festival, QrAlgorithm algorithm) {
        return valid("select kid, created_at", festival, algorithm)
                .query((row, _) -> described(row))
                .list();
    }

    private StatementSpec valid(String columns, UUID festival, QrAlgorithm algorithm) {
        return db.sql(columns + VALID).param("festival", festival).param("algorithm", algorithm.name());
    }

    private JWK key(ResultSet row) throws SQLException {
        var kid = row.getString("kid");
        return QrAlgorithm.valueOf(row.getString("algorithm"))
                .signing(kid, box.open(row.getBytes("sealed_secret"), place(kid)));
    }

    private static QrKey verifying(JWK key) {
        return key instanceof ECKey pair
                ? QrKey.asymmetric(pair)
                : QrKey.symmetric(
                        key.getKeyID(),
                        Base64.getEncoder()
                                .encodeToString(key.toOctetSequenceKey().toByteArray()));
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
