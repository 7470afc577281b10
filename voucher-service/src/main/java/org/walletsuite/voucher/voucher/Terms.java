package org.walletsuite.voucher.voucher;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * What a voucher is issued for.
 *
 * @param owner who gets back what nobody redeems
 * @param source the account that pays, and its purpose
 * @param amount in cents
 * @param days until it expires, of 24 hours each
 * @param partner null where its owner issues it
 */
record Terms(
        PartnerEnvironment environment,
        UUID owner,
        Source source,
        long amount,
        int days,
        @Nullable OfPartner partner) {

    /** An account of the ledger that pays. */
    record Source(UUID id, String purpose) {

        static Source wallet(UUID owner, PartnerEnvironment environment) {
            return new Source(VoucherAccounts.wallet(owner, environment), VoucherAccounts.WALLET);
        }
    }

    /**
     * A partner's part.
     *
     * @param reference what the partner calls the voucher
     * @param msisdn of the customer
     */
    record OfPartner(
            String partnerId,
            String reference,
            String msisdn,
            @Nullable String name,
            @Nullable String description,
            @Nullable String merchantId) {

        @Override
        public String toString() {
            return "OfPartner[" + partnerId + "]";
        }
    }
}
