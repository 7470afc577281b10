package org.walletsuite.voucher.order;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.picture.ImageFormat;
import org.walletsuite.platform.picture.Picture;
import org.walletsuite.platform.secret.SecretBox;

/** Pictures and PINs at rest: sealed on their way in, and opened only for who is written down first. */
@Repository
class EvidenceRows {

    private static final int MOST_LOOKS = 100;

    /** No user can offer a PIN without characters. */
    static final Evidence LOST = new Evidence.Pin("");

    private final JdbcClient db;
    private final SecretBox box;

    EvidenceRows(JdbcClient db, SecretBox box) {
        this.db = db;
        this.box = box;
    }

    /** What belongs to an order that is written already. */
    void add(UUID order, Evidence evidence) {
        switch (evidence) {
            case Evidence.Image(var picture) -> add(order, picture.format().mediaType(), picture.bytes());
            case Evidence.Pin(var pin) -> add(order, null, pin.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** For an order whose own is lost. */
    void addLost(UUID order) {
        add(order, LOST);
    }

    boolean isLost(UUID order) {
        return db.sql("select content_type, sealed from gift_card_order_evidence where order_id = ?")
                .param(order)
                .query((row, _) -> opened(order, row))
                .optional()
                .filter(LOST::equals)
                .isPresent();
    }

    private void add(UUID order, @Nullable String contentType, byte[] secret) {
        db.sql("insert into gift_card_order_evidence (order_id, content_type, sealed) values (?, ?, ?)")
                .param(order)
                .param(contentType)
                .param(box.seal(secret, place(order)))
                .update();
    }

    void delete(UUID order) {
        db.sql("delete from gift_card_order_evidence where order_id = ?")
                .param(order)
                .update();
    }

    /** Writes down that this admin is shown it, in the same commit or not at all. Each order that is shown has its evidence. */
    @Transactional
    public Evidence look(UUID order, UUID admin, Instant now) {
        var evidence = db.sql("select content_type, sealed from gift_card_order_evidence where order_id = ?")
                .param(order)
                .query((row, _) -> opened(order, row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("The evidence of order " + order + " is lost"));
        db.sql("insert into gift_card_order_look (order_id, admin, created_at) values (?, ?, ?)")
                .param(order)
                .param(admin)
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        return evidence;
    }

    /** When an admin was shown it. */
    record Look(UUID admin, Instant at) {}

    /** The last ones, the latest first. */
    List<Look> looks(UUID order) {
        return db.sql("select admin, created_at from gift_card_order_look where order_id = ? order by id desc limit ?")
                .param(order)
                .param(MOST_LOOKS)
                .query((row, _) -> new Look(row.getObject("admin", UUID.class), OrderRow.time(row, "created_at")))
                .list();
    }

    private Evidence opened(UUID order, ResultSet row) throws SQLException {
        var secret = box.open(row.getBytes("sealed"), place(order));
        var contentType = row.getString("content_type");
        return contentType == null
                ? new Evidence.Pin(new String(secret, StandardCharsets.UTF_8))
                : new Evidence.Image(new Picture("image", ImageFormat.ofMediaType(contentType), secret));
    }

    /** What is sealed for one order can't be opened as another's. */
    private static String place(UUID order) {
        return "order:" + order;
    }
}
