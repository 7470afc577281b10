package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.family.LimitScope;

class BucketScopeTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/wallet, WALLET_READS",
        "/api/v1/wallet/my-wallet, WALLET_READS",
        "/api/v1/wallet/balance, WALLET_READS",
        "/api/v1/wallet/transactions, WALLET_READS",
        "/api/v1/wallet/topup, WALLET_TOP_UPS",
        "/api/v1/wallet/topup/callbacks/sandbox, WALLET_READS",
        "/api/v1/wallet/withdraw, WALLET_WITHDRAWALS",
        "/api/v1/wallet/1, WALLET_ADMIN",
        "/api/v1/wallet/1/deactivate, WALLET_ADMIN",
        "/api/v1/wallets/1/topup, FESTIVAL",
        "/api/v1/wallets, FESTIVAL",
        "/api/v1/payments, FESTIVAL",
        "/api/v1/me/wallets, FESTIVAL",
        "/api/v1/me/anything, OPERATIONS",
        "/api/v1/admin/operations/ledger, OPERATIONS",
        "/account/me, GIFT_CARD",
        "/healthy, OPERATIONS",
        "/api/v1/vouchers/redeem, VOUCHERS",
        "/api/v1/admin/partners, VOUCHERS",
        "/api/v1/partner/vouchers/issue, PARTNER",
        "/api/v1/partner/auth/token, PARTNER",
        "/api/sync/users, SYNC",
        "/api/webhook/user-registered, SYNC",
        "/api/v1/admin/sync/midan, SYNC"
    })
    void callsAreCountedAsTheirFamilySays(String path, LimitScope limits) {
        assertThat(BucketScope.of(path)).contains(new BucketScope.OfFamily(limits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/docs", "/docs/api/wallet"})
    void theGatewaysOwnPagesAreCountedApart(String path) {
        assertThat(BucketScope.of(path)).contains(BucketScope.Own.PAGES);
    }

    @Test
    void operatorsAreNotCounted() {
        assertThat(BucketScope.of("/actuator/health/liveness")).isEmpty();
    }
}
