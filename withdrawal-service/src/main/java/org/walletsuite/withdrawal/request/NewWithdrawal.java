package org.walletsuite.withdrawal.request;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.user.PinApi;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.withdrawal.request.Payee.Method;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A user's wish to be paid out, as it came. What belongs to another payment method than the chosen one is not read. */
@JsonNaming(SnakeCaseStrategy.class)
record NewWithdrawal(
        @Schema(requiredMode = REQUIRED) @Nullable String amount,

        @Schema(
                requiredMode = REQUIRED,
                allowableValues = {Payee.BANK_TRANSFER, Payee.MOBILE_MONEY, Payee.CRYPTO})
        @Nullable
        String paymentMethod,

        @Schema(description = "Required for bank_transfer.") @Nullable
        String bankName,

        @Schema(description = "Required for bank_transfer.") @Nullable
        String accountName,

        @Schema(description = "Required for bank_transfer.") @Nullable
        String accountNumber,

        @Schema(description = "Required for mobile_money; with its country code, +...") @Nullable
        String mobileMoneyNumber,

        @Schema(description = "Required for mobile_money.") @Nullable
        String mobileMoneyProvider,

        @Schema(description = "Required for crypto.") @Nullable
        String cryptoAddress,

        @Schema(description = "Required for crypto.") @Nullable
        String cryptoNetwork,

        @Schema(requiredMode = REQUIRED) @Nullable String transactionPin) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NETWORK = 40;
    private static final Pattern PIN = Pattern.compile(PinApi.FORM);

    /** From the shortest local number to the longest IBAN; whether it exists only a bank can tell. */
    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){3,39}");

    /** All kinds of networks: base58, bech32, hexadecimal, names with a prefix. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z:._-]{14,128}");

    /**
     * What was asked for, once nothing is wrong with it.
     *
     * @param pin what may be a PIN
     */
    record Checked(Terms terms, String pin) {

        @Override
        public String toString() {
            return "Checked[]";
        }
    }

    /** Throws an error that names every field that is wrong; nobody's PIN was looked at by then. */
    Checked checked() {
        var fields = new Fields();
        var cents = fields.parsed("amount", amount, Dollars::parse, Dollars.COMPLAINT);
        var payee = fields.parsed(
                        "payment_method",
                        paymentMethod,
                        Method::of,
                        "Must be %s, %s or %s.".formatted(Payee.BANK_TRANSFER, Payee.MOBILE_MONEY, Payee.CRYPTO))
                .map(method -> payee(method, fields));
        var pin = fields.required("transaction_pin", transactionPin, matching(PIN), PinApi.COMPLAINT);
        fields.check();
        return new Checked(new Terms(cents.orElseThrow(), payee.orElseThrow()), pin);
    }

    private Payee payee(Method method, Fields fields) {
        return switch (method) {
            case BANK_TRANSFER ->
                new Payee.BankTransfer(
                        fields.requiredLine("bank_name", bankName, LONGEST_NAME),
                        fields.requiredLine("account_name", accountName, LONGEST_NAME),
                        fields.required(
                                "account_number",
                                accountNumber,
                                matching(ACCOUNT),
                                "Must be 4 to 40 letters and digits."));
            case MOBILE_MONEY ->
                new Payee.MobileMoney(
                        fields.required(
                                "mobile_money_number",
                                mobileMoneyNumber,
                                PhoneNumber::canonical,
                                PhoneNumber.COMPLAINT),
                        fields.requiredLine("mobile_money_provider", mobileMoneyProvider, LONGEST_NAME));
            case CRYPTO ->
                new Payee.Crypto(
                        fields.required(
                                "crypto_address",
                                cryptoAddress,
                                matching(ADDRESS),
                                "Must be 14 to 128 letters, digits and any of : . _ -"),
                        fields.requiredLine("crypto_network", cryptoNetwork, LONGEST_NETWORK));
        };
    }

    private static Function<String, Optional<String>> matching(Pattern form) {
        return text -> Optional.of(text).filter(given -> form.matcher(given).matches());
    }

    @Override
    public String toString() {
        return "NewWithdrawal[]";
    }
}
