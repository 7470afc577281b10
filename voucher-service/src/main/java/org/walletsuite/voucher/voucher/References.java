package org.walletsuite.voucher.voucher;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** What partners call their vouchers, each at most once in an environment. */
@Repository
class References {

    private final JdbcClient db;

    References(JdbcClient db) {
        this.db = db;
    }

    /** A partner's own name of a voucher, letter by letter. */
    record Place(String partnerId, PartnerEnvironment environment, String reference) {}

    /**
     * The voucher that has a reference.
     *
     * @param requestHash of what it was asked for with
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by its reader.
    record Taken(UUID voucher, byte[] requestHash) {}

    Optional<Taken> find(Place place) {
        return db.sql("select voucher_id, request_hash from voucher_reference"
                        + " where partner_id = ? and environment = ? and reference = ?")
                .param(place.partnerId())
                .param(place.environment().name())
                .param(place.reference())
                .query((row, _) -> new Taken(
                        Objects.requireNonNull(row.getObject("voucher_id", UUID.class)),
                        Objects.requireNonNull(row.getBytes("request_hash"))))
                .optional();
    }

    /** False where it is taken; whoever comes at the same instant waits for the commit that takes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(Place place, UUID voucher, byte[] requestHash) {
        return db.sql("insert into voucher_reference (partner_id, environment, reference, voucher_id, request_hash)"
                                + " values (?, ?, ?, ?, ?) on conflict do nothing")
                        .param(place.partnerId())
                        .param(place.environment().name())
                        .param(place.reference())
                        .param(voucher)
                        .param(requestHash)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID voucher) {
        db.sql("delete from voucher_reference where voucher_id = ?")
                .param(voucher)
                .update();
    }
}
