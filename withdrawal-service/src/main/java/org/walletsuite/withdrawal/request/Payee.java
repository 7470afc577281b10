package org.walletsuite.withdrawal.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the money is to be paid to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Payee.BankTransfer.class, name = Payee.BANK_TRANSFER),
    @JsonSubTypes.Type(value = Payee.MobileMoney.class, name = Payee.MOBILE_MONEY),
    @JsonSubTypes.Type(value = Payee.Crypto.class, name = Payee.CRYPTO)
})
sealed interface Payee {

    String BANK_TRANSFER = "bank_transfer";
    String MOBILE_MONEY = "mobile_money";
    String CRYPTO = "crypto";

    /** How the document calls and shows the ways to be paid. */
    enum Method {
        BANK_TRANSFER(Payee.BANK_TRANSFER, "Bank Transfer"),
        MOBILE_MONEY(Payee.MOBILE_MONEY, "Mobile Money"),
        CRYPTO(Payee.CRYPTO, "Crypto");

        private final String code;
        private final String display;

        Method(String code, String display) {
            this.code = code;
            this.display = display;
        }

        String code() {
            return code;
        }

        String display() {
            return display;
        }

        static Optional<Method> of(String code) {
            return Stream.of(values())
                    .filter(method -> method.code.equals(code))
                    .findFirst();
        }
    }

    default Method way() {
        return switch (this) {
            case BankTransfer _ -> Method.BANK_TRANSFER;
            case MobileMoney _ -> Method.MOBILE_MONEY;
            case Crypto _ -> Method.CRYPTO;
        };
    }

    record BankTransfer(String bankName, String accountName, String accountNumber) implements Payee {}

    /**
     * A phone that takes money.
     *
     * @param number in E.164
     */
    record MobileMoney(String number, String provider) implements Payee {}

    record Crypto(String address, String network) implements Payee {}
}
