package org.walletsuite.withdrawal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

class RequestTest extends WithdrawalScenario {

    private static final String INSUFFICIENT =
            "{\"amount\":[\"Insufficient withdrawable balance. Your current withdrawable balance is $%s.\"]}";

    @Test
    void setsTheMoneyAsideAndLeavesTheBalanceAsItIs() {
        var holder = holder("100000.00");

        var answer = create(holder.client(), bankTransfer("50000.00")).expect(201);

        assertThat(answer.body())
                .isEqualTo("{\"detail\":\"Withdrawal request created successfully.\",\"withdrawal_id\":"
                        + answer.at("/withdrawal_id").asLong() + ",\"amount\":\"50000.00\",\"status\":\"Pending\"}");
        assertThat(money(holder)).isEqualTo("100000.00 held 50000.00");
    }

    @ParameterizedTest
    @CsvSource({"10,10.00", "10.5,10.50", "0.01,0.01", "007,7.00"})
    void writesEveryAmountWithTwoDecimals(String sent, String shown) {
        var holder = holder("100.00");

        var answer = create(holder.client(), bankTransfer(sent)).expect(201);

        assertThat(answer.text("/amount")).isEqualTo(shown);
        assertThat(money(holder)).isEqualTo("100.00 held " + shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2E+11",
                "1E2",
                "+10.00",
                "-10.00",
                ".5",
                "5.",
                "1_000.00",
                "1,000.00",
                "\\u0661\\u0660",
                "\\uff11",
                "10.00\\n",
                " 10.00",
                "0",
                "0.00",
                "10.001",
                "1234567890123",
                "NaN",
                "Infinity",
                "0x10",
                "",
                "10.0.0"
            })
    void refusesWhatIsNoAmount(String amount) {
        var holder = holder("100.00");

        var answer = create(holder.client(), bankTransfer(amount)).expect(400);

        assertThat(answer.json().propertyNames()).containsExactly("amount");
        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.00", "10", "true", "[]", "null"})
    void refusesAnAmountThatIsNoText(String amount) {
        var holder = holder("100.00");

        var answer = create(holder.client(), bankTransfer("10").replace("\"10\"", amount))
                .expect(400);

        assertThat(answer.json().propertyNames()).contains("amount");
        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(create(holder("1").client(), "{}").expect(400).json().propertyNames())
                .containsExactlyInAnyOrder("amount", "payment_method", "transaction_pin");
        assertThat(create(holder("1").client(), """
                        {"amount":"1","payment_method":"bank_transfer","transaction_pin":"1234"}""").expect(400).body())
                .isEqualTo("{\"account_name\":[\"This field is required.\"],"
                        + "\"account_number\":[\"This field is required.\"],"
                        + "\"bank_name\":[\"This field is required.\"]}");
        assertThat(create(holder("1").client(), """
                        {"amount":"1","payment_method":"mobile_money","transaction_pin":"1234"}""").expect(400).json().propertyNames())
                .containsExactlyInAnyOrder("mobile_money_number", "mobile_money_provider");
        assertThat(create(holder("1").client(), """
                        {"amount":"1","payment_method":"crypto","transaction_pin":"1234"}""").expect(400).json().propertyNames())
                .containsExactlyInAnyOrder("crypto_address", "crypto_network");
    }

    @Test
    void paysToAPhoneInItsOneForm() {
        var holder = holder("100.00");

        var id = create(holder.client(), """
                        {"amount":"1","payment_method":"mobile_money","mobile_money_number":"00255 712 345 678",
                        "mobile_money_provider":"M-Pesa","transaction_pin":"1234","bank_name":"not read"}""").expect(201).at("/withdrawal_id").asLong();

        var detail = holder.client().get("/withdrawal/requests/" + id).expect(200);
        assertThat(detail.text("/mobile_money_number")).isEqualTo("+255712345678");
        assertThat(detail.text("/payment_method_display")).isEqualTo("Mobile Money");
        assertThat(detail.at("/bank_name").isNull()).isTrue();
    }

    @Test
    void paysToACryptoAddress() {
        var holder = holder("100.00");

        var id = create(holder.client(), """
                        {"amount":"1","payment_method":"crypto","transaction_pin":"1234","crypto_network":"Bitcoin",
                        "crypto_address":"bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"}""").expect(201).at("/withdrawal_id").asLong();

        assertThat(holder.client().get("/withdrawal/requests/" + id).expect(200).text("/crypto_address"))
                .isEqualTo("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq");
    }

    @ParameterizedTest
    @CsvSource({
        "bank_transfer,account_number,123",
        "bank_transfer,account_number,12345<script>",
        "bank_transfer,account_number,١٢٣٤٥٦٧٨",
        "bank_transfer,bank_name,First\\u2028Bank",
        "mobile_money,mobile_money_number,+1",
        "mobile_money,mobile_money_number,0712345678",
        "mobile_money,mobile_money_number,+255712345678 ext 9",
        "crypto,crypto_address,bc1q",
        "crypto,crypto_address,bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5md'",
        "card,payment_method,"
    })
    void refusesAPayeeThatCanNotBe(String method, String field, String value) {
        var holder = holder("100.00");

        var answer = create(holder.client(), """
                        {"amount":"1","transaction_pin":"1234","bank_name":"B","account_name":"A","account_number":"12345",
                        "mobile_money_number":"+255712345678","mobile_money_provider":"M","crypto_network":"Bitcoin",
                        "crypto_address":"bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq","payment_method":"%s"}""".formatted(method).replaceFirst(
                        value == null ? "$^" : "\"" + field + "\":\"[^\"]*\"",
                        "\"" + field + "\":\"" + (value == null ? "" : value.replace("\\", "\\\\")) + "\""))
                .expect(400);

        assertThat(answer.json().propertyNames()).containsExactly(field);
        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
    }

    @Test
    void isNotForMoreThanIsWithdrawable() {
        var holder = holder("100000.00");

        assertThat(create(holder.client(), bankTransfer("100000.01"))
                        .expect(400)
                        .body())
                .isEqualTo(INSUFFICIENT.formatted("100000.00"));
        assertThat(money(holder)).isEqualTo("100000.00 held 0.00");
    }

    @Test
    void isNotForWhatWaitsAlready() {
        var holder = holder("100000.00");
        pending(holder, "80000");

        assertThat(create(holder.client(), bankTransfer("20000.01")).expect(400).body())
                .isEqualTo(INSUFFICIENT.formatted("20000.00"));
        assertThat(create(holder.client(), bankTransfer("20000.00")).status()).isEqualTo(201);
    }

    @Test
    void ofSomebodyWhoNeverHadAGiftCardIsOfNothing() {
        assertThat(create(holderWithoutAccount().client(), bankTransfer("1"))
                        .expect(400)
                        .body())
                .isEqualTo(INSUFFICIENT.formatted("0.00"));
    }

    @Test
    void isWithinTheLimitOfTheLevelAsItIsThen() {
        var holder = holder("9000000.00");

        assertThat(create(holder.client(), bankTransfer("250000.01"))
                        .expect(400)
                        .body())
                .isEqualTo("{\"amount\":[\"Amount exceeds your transaction limit of $250000.00.\"]}");
        var first = pending(holder, "250000.00");
        wallets.changeLevel(holder.id(), 2);
        pending(holder, "5000000.00");
        wallets.changeLevel(holder.id(), 1);
        assertThat(create(holder.client(), bankTransfer("250000.01")).status()).isEqualTo(400);
        assertThat(approve(admin(), first).status()).isEqualTo(200);
    }

    @Test
    void ofAFrozenBalanceIsRefused() {
        var holder = holder("100.00");
        set(holder, AccountStatus.FROZEN);

        assertThat(create(holder.client(), bankTransfer("1")).expect(400).body())
                .isEqualTo("{\"detail\":\"Your withdrawable balance is frozen.\"}");
        assertThat(holder.client().get("/withdrawal/requests/").body()).isEqualTo("[]");
    }

    @Test
    void ofADisabledUserIsForbidden() {
        var holder = holder("100.00");
        wallets.disable(holder.id());

        assertThat(create(holder.client(), bankTransfer("1")).status()).isEqualTo(403);
    }

    @Test
    void listsOnesOwnWithdrawalsTheNewestFirst() {
        var holder = holder("100.00");
        var first = pending(holder, "1");
        var second = pending(holder, "2");
        var third = pending(holder, "3");
        pending(holder("100.00"), "4");

        var page = holder.client().get("/withdrawal/requests/?page_size=2").expect(200);
        var rest =
                holder.client().get("/withdrawal/requests/?page=2&page_size=2").expect(200);

        assertThat(page.header("X-Total-Count")).isEqualTo("3");
        assertThat(page.json()).extracting(one -> one.get("id").asLong()).containsExactly(third, second);
        assertThat(rest.json()).extracting(one -> one.get("id").asLong()).containsExactly(first);
        assertThat(page.json().get(0).propertyNames())
                .containsExactly(
                        "id",
                        "amount",
                        "payment_method",
                        "payment_method_display",
                        "status",
                        "status_display",
                        "created_at",
                        "updated_at");
        assertThat(page.text("/0/created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void othersWithdrawalsDoNotExist() {
        var withdrawal = pending(holder("100.00"), "1");
        var other = holder("100.00");

        assertThat(other.client()
                        .get("/withdrawal/requests/" + withdrawal)
                        .expect(404)
                        .body())
                .isEqualTo("{\"detail\":\"Not found.\"}");
        assertThat(cancel(other, withdrawal).expect(404).body()).isEqualTo("{\"detail\":\"Not found.\"}");
        assertThat(asNobody()
                        .get("/withdrawal/requests/" + withdrawal)
                        .expect(401)
                        .body())
                .isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
    }

    @Test
    void isAnsweredOnceForOneKey() {
        var holder = holder("100.00");
        var client = holder.client().withKey("key-1");
        var first = create(client, bankTransfer("10")).expect(201);
        accounts.sellGiftCard(holder.account(), 5);

        create(client, bankTransfer("10.00")).verifyReplays(first);

        assertThat(create(client, bankTransfer("11")).status()).isEqualTo(422);
        assertThat(money(holder)).isEqualTo("100.05 held 10.00");
    }

    @Test
    void aRefusalKeepsNoKey() {
        var holder = holder("5.00");
        var client = holder.client().withKey("key-2");
        create(client, bankTransfer("10")).expect(400);
        accounts.sellGiftCard(holder.account(), 5_00);

        assertThat(create(client, bankTransfer("10")).status()).isEqualTo(201);
    }
}
