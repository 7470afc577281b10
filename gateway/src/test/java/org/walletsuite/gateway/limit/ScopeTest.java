package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

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
        "/api/v1/me/anything, FESTIVAL",
        "/account/me, GIFT_CARD",
        "/healthy, GIFT_CARD",
        "/api/v1/vouchers/redeem, VOUCHERS",
        "/api/v1/admin/partners, VOUCHERS",
        "/api/v1/partner/vouchers/issue, PARTNER",
        "/api/v1/partner/auth/token, PARTNER",
        "/api/sync/users, SYNC",
        "/api/webhook/user-registered, SYNC",
        "/api/v1/admin/sync/midan, SYNC",
        "/health, OWN_PAGES",
        "/docs, OWN_PAGES",
        "/docs/api/wallet, OWN_PAGES"
    })
    void everyCallIsCountedInOneScope(String path, Scope scope) {
        assertThat(Scope.of(path)).contains(scope);
    }

    @Test
    void operatorsAreNotCounted() {
        assertThat(Scope.of("/actuator/health/liveness")).isEmpty();
    }
}
