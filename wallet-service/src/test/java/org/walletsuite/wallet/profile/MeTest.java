package org.walletsuite.wallet.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class MeTest extends WalletServiceFixture {

    private static final String ME = "/account/me/";

    @Test
    void showsTheDocumentedFieldsAndOurs() {
        var answer = as(guest().token()).get(ME);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly(
                        "id",
                        "email",
                        "full_name",
                        "pending_balance",
                        "withdrawable_balance",
                        "level",
                        "pending_level",
                        "transaction_limit",
                        "user_id",
                        "username",
                        "phone",
                        "phone_verified",
                        "language",
                        "has_pin",
                        "kyc_verified",
                        "roles");
        assertThat(answer.text("/pending_balance")).isEqualTo("0.00");
        assertThat(answer.text("/withdrawable_balance")).isEqualTo("0.00");
        assertThat(answer.json().get("id").isIntegralNumber()).isTrue();
        assertThat(answer.json().get("full_name").isNull()).isTrue();
        assertThat(answer.json().get("phone_verified").asBoolean()).isFalse();
        assertThat(answer.json().get("has_pin").asBoolean()).isFalse();
        assertThat(answer.json().get("roles").toString()).isEqualTo("[\"USER\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "1, Level 1, 250000.00, false",
        "2, Level 2, 5000000.00, true",
        "3, Level 3, 50000000.00, true",
    })
    void showsWhatTheLevelAllows(int level, String shown, String limit, boolean known) {
        var guest = guest();
        db.sql("update person set level = ? where id = ?")
                .param(level)
                .param(guest.id())
                .update();
        var me = as(guest.token()).get(ME);
        assertThat(me.text("/level")).isEqualTo(shown);
        assertThat(me.text("/transaction_limit")).isEqualTo(limit);
        assertThat(me.json().get("kyc_verified").asBoolean()).isEqualTo(known);
    }

    @Test
    void showsTheBalancesOfTheLedger() {
        var guest = guest();
        books.putAsset("USD", new Asset("USD", 2, "US dollar"));
        var clearing = account(UUID.randomUUID(), "clearing", null);
        accounts.move(clearing, account(guest.id(), "pending", 0L), 150_000_00, "TEST", Map.of());
        accounts.move(clearing, account(guest.id(), "withdrawable", 0L), 5, "TEST", Map.of());
        var me = as(guest.token()).get(ME);
        assertThat(me.text("/pending_balance")).isEqualTo("150000.00");
        assertThat(me.text("/withdrawable_balance")).isEqualTo("0.05");
    }

    @Test
    void is503AndChangesNothingWhileTheLedgerIsUnavailable() {
        var guest = guest();
        ledger.becomeUnavailable();
        var answer = as(guest.token()).get(ME);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().getFirst("Retry-After")).isNotBlank();
        assertThat(answer.json().propertyNames()).containsExactly("detail");
        assertThat(as(guest.token()).patch(ME, "{\"full_name\": \"Ada\"}").status())
                .isEqualTo(503);
        ledger.recover();
        assertThat(as(guest.token()).get(ME).json().get("full_name").isNull()).isTrue();
    }

    @Test
    void isForExistingUsersOnly() {
        assertThat(asNobody().get(ME).body())
                .isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
        var nobody = issuer.token(UUID.randomUUID(), Role.USER);
        assertThat(as(nobody).get(ME).status()).isEqualTo(401);
        assertThat(as(nobody).patch(ME, "{\"full_name\": \"Ada\"}").status()).isEqualTo(401);
    }

    private UUID account(UUID owner, String purpose, @Nullable Long floor) {
        return books.open(UUID.randomUUID(), new NewAccount(owner, null, "giftcard", purpose, "USD", floor))
                .id();
    }
}
