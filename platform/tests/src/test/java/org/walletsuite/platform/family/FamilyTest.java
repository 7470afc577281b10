package org.walletsuite.platform.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTest {

    @ParameterizedTest
    @EnumSource
    void declaresWhatIsItsOwn(Family family) {
        assertThat(family.endpoints()).isNotEmpty().allSatisfy(endpoints -> {
            assertThat(endpoints.paths()).isNotEmpty().allMatch(path -> path.startsWith("/") && !path.endsWith("/"));
            assertThat(endpoints.paths())
                    .map(path -> path.replace("/**", ""))
                    .allMatch(path -> Family.of(path) == family)
                    .allMatch(path -> Family.of(path + "/") == family)
                    .noneMatch(path -> path.contains("*"));
        });
    }

    @Test
    void noPathIsDeclaredTwice() {
        var declared = Stream.of(Family.values())
                .flatMap(family -> family.endpoints().stream())
                .flatMap(endpoints -> endpoints.paths().stream());

        assertThat(declared).doesNotHaveDuplicates();
    }

    /** What anybody may call is one path, so that nothing which is added below it is open unawares. */
    @Test
    void publicPathsAreNamedOneByOne() {
        var open = Stream.of(Family.values())
                .flatMap(family -> family.endpoints().stream())
                .filter(endpoints -> endpoints.credential() == Credential.NONE)
                .flatMap(endpoints -> endpoints.paths().stream());

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "/account/signup",
                        "/account/login",
                        "/account/token/refresh",
                        "/account/token/exchange",
                        "/cards/gift-card-stores",
                        "/notifications/unsubscribe",
                        "/api/v1/partner/.well-known/jwks.json",
                        "/api/v1/partner/.well-known/oauth-authorization-server");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/wallet, USER_TOKEN",
        "/api/v1/wallet/topup, USER_TOKEN",
        "/api/v1/wallet/topup/callbacks/sandbox, SIGNATURE",
        "/account/login/, NONE",
        "/account/login/more, USER_TOKEN",
        "/account/me, USER_TOKEN",
        "/api/v1/vouchers/redeem, USER_TOKEN",
        "/api/v1/admin/partners/1, USER_TOKEN",
        "/api/v1/partner/vouchers/issue, PARTNER_TOKEN",
        "/api/v1/partner/auth/token/, CLIENT_SECRET",
        "/api/v1/partner/auth/revoke, CLIENT_SECRET",
        "/api/v1/partner/.well-known/jwks.json, NONE",
        "/api/v1/partner/.well-known/secrets, PARTNER_TOKEN",
        "/api/webhook/user-registered, API_KEY",
        "/api/sync/users, API_KEY",
        "/api/v1/admin/sync/midan, USER_TOKEN",
        "/api/v1/admin/operations/ledger, USER_TOKEN",
        "/api/syncope, USER_TOKEN",
        "*, USER_TOKEN"
    })
    void theLongestDeclaredPathSaysWhatIsShownThere(String path, Credential credential) {
        assertThat(Family.endpoints(path).credential()).isEqualTo(credential);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/payments, false",
        "/api/v1/payments/batch, true",
        "/api/v1/payments/batch/, true",
        "/api/v1/payments/batches, false"
    })
    void onlyABatchHasKeysInItsItems(String path, boolean keys) {
        assertThat(Family.endpoints(path).keysInItems()).isEqualTo(keys);
    }
}
