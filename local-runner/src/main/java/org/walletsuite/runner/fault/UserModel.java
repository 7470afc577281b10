package org.walletsuite.runner.fault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.GatewayClient;

/**
 * A user's accounts besides the festival's wallet.
 *
 * @param main the main wallet
 * @param pending what gift cards are worth that nobody has decided on
 * @param available what may be withdrawn of the gift cards' worth
 */
record UserModel(GatewayClient owner, WalletModel main, WalletModel pending, WalletModel available) {

    private static final String MAIN_WALLET = "/api/v1/wallet/my-wallet";

    /** Opens the main wallet of a newcomer, who gets a PIN for withdrawals too. */
    static UserModel of(GatewayClient newcomer) {
        var wallet = newcomer.get(MAIN_WALLET).data(200);
        var pin = newcomer.post("/account/pin/create/", "{\"pin\":\"%s\"}".formatted(SampleAccounts.PIN));
        if (pin.status() != 201) {
            throw new IllegalStateException("The PIN was refused: " + pin);
        }
        var user = wallet.get("accountId").asString();
        return new UserModel(
                newcomer,
                new WalletModel(wallet.get("walletId").asString(), newcomer),
                new WalletModel(giftCardAccount(user, "pending"), newcomer),
                new WalletModel(giftCardAccount(user, "withdrawable"), newcomer));
    }

    /** The ledger's id of a gift-card account, which is the same wherever it is opened. */
    private static String giftCardAccount(String user, String purpose) {
        var place = String.join("\n", "giftcard", purpose, "USD", user);
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Stream<WalletModel> accounts() {
        return Stream.of(main, pending, available);
    }
}
