package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.walletsuite.gateway.page.Page;
import org.walletsuite.gateway.page.Pages;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.family.LimitScope;

class LimitResolverTest {

    private final LimitResolver resolver = new LimitResolver(
            settings(),
            new ClientAddress(new GatewayMvcProperties()),
            new Pages(List.of(page("/docs"), page("/help"))),
            new PartnerDirectory(new SimpleMeterRegistry()));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/wallet, WALLET_READS",
        "/api/v1/wallet/my-wallet, WALLET_READS",
        "/api/v1/wallet/balance, WALLET_READS",
        "/api/v1/wallet/transactions, WALLET_READS",
        "/api/v1/wallet/topup, WALLET_TOP_UPS",
        "/api/v1/wallet/topup/callbacks/sandbox, WALLET_CALLBACKS",
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
        "/account/login, ANONYMOUS",
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
        assertThat(resolver.scope(path)).contains(limits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/docs", "/docs/api/wallet", "/help", "/help/index.html"})
    void theGatewaysOwnPagesAreCountedApart(String path) {
        assertThat(resolver.scope(path)).contains(LimitScope.OWN_PAGES);
    }

    @Test
    void operatorsAreNotCounted() {
        assertThat(resolver.scope("/actuator/health/liveness")).isEmpty();
    }

    private static Page page(String path) {
        return Page.document(path, "docs/", "", "");
    }

    private static LimitSettings settings() {
        return new LimitSettings(1, 1000, null, null, null, null, null, null, null, null, null, null, null, null, 1000);
    }
}
