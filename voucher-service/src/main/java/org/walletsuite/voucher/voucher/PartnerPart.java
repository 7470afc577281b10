package org.walletsuite.voucher.voucher;

import jakarta.persistence.Embeddable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's voucher has besides.
 *
 * @param customerSealed the MSISDN
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record PartnerPart(
        String partnerId,
        String partnerReference,
        byte @Nullable [] customerSealed,
        @Nullable String customerName,
        @Nullable String description,
        @Nullable String merchantId) {

    static @Nullable PartnerPart of(ResultSet row) throws SQLException {
        var partner = row.getString("partner_id");
        return partner == null
                ? null
                : new PartnerPart(
                        partner,
                        row.getString("partner_reference"),
                        row.getBytes("customer_sealed"),
                        row.getString("customer_name"),
                        row.getString("description"),
                        row.getString("merchant_id"));
    }

    /** What stays of a refused one. */
    PartnerPart withoutCustomer() {
        return new PartnerPart(partnerId, partnerReference, null, null, null, null);
    }

    @Override
    public String toString() {
        return "PartnerPart[" + partnerId + "]";
    }
}
