package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.voucher.testing.PartnerFixture;

/** Whoever is disabled, or has a wallet that is, gets no voucher, whoever pays; and the reference is free again. */
class InactiveCustomerTest extends PartnerFixture {

    @Test
    void isNotIssuedToWhoIsNotActive() {
        walletService.deactivate(msisdn);

        assertError(issue(direct, "50.00", "REF-1"), 403, "CUSTOMER_INACTIVE");

        assertThat(count("voucher", "partner_id = ?", directId)).isZero();
        assertThat(count("voucher_reference", "partner_id = ?", directId)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROZEN", "CLOSED"})
    void isNotIssuedToAWalletThatIsNotActiveThoughThePartnerPays(AccountStatus status) {
        give(customerId(), 5_00);
        issue(ofFloat, "5.00", "REF-0").expect(201);
        set(customerId(), status);

        assertError(issue(direct, "50.00", "REF-1"), 403, "CUSTOMER_INACTIVE");

        assertThat(count("voucher_reference", "partner_id = ?", directId)).isZero();
        assertThat(settled(directId)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROZEN", "CLOSED"})
    void isNotPaidFromAWalletThatIsNotActive(AccountStatus status) {
        give(customerId(), 50_00);
        if (status == AccountStatus.CLOSED) {
            issue(ofFloat, "50.00", "REF-0").expect(201);
        }
        set(customerId(), status);

        assertError(issue(ofFloat, "50.00", "REF-1"), 403, "CUSTOMER_INACTIVE");

        assertThat(count("voucher_reference", "partner_id = ? and reference = 'REF-1'", floatId))
                .isZero();
    }
}
