package org.walletsuite.notification.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;

class LedgerTriggersTest extends TriggerScenario {

    private static final String LAKESIDE = Festival.assetCode(WALLET_SERVICE.addFestival("Lakeside"));

    static Stream<Arguments> table() {
        return Stream.of(
                row(
                        giftCard("pending", "GIFT_CARD_REJECTION", -100_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "Your pending balance has been reduced by $100.00. The balance is $500.00 now.",
                        "Solde mis à jour",
                        "Votre solde en attente a été débité de $100.00. Le solde est maintenant de $500.00."),
                row(
                        giftCard("pending", "GIFT_CARD_APPROVAL", -100_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "We have moved $100.00 from your pending balance to your withdrawable balance."
                                + " Your pending balance is $500.00 now.",
                        "Solde mis à jour",
                        "Nous avons transféré $100.00 de votre solde en attente vers votre solde retirable."
                                + " Votre solde en attente est maintenant de $500.00."),
                row(
                        giftCard("withdrawable", "GIFT_CARD_APPROVAL", 100_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "We have moved $100.00 from your pending balance to your withdrawable balance."
                                + " Your withdrawable balance is $500.00 now.",
                        "Solde mis à jour",
                        "Votre solde retirable est maintenant de $500.00."),
                row(
                        giftCard("withdrawable", "CORRECTION", 100_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "Your withdrawable balance has been credited with $100.00. The balance is $500.00 now.",
                        "Solde mis à jour",
                        "Votre solde retirable a été crédité de $100.00."),
                row(
                        festival("TOP_UP", 50_00),
                        "festival_top_up",
                        "medium",
                        "Festival Top-up",
                        "Your festival wallet (Lakeside) has been topped up with 50 Jetons. Your balance is 500 Jetons now.",
                        "Recharge festival",
                        "Votre portefeuille de festival (Lakeside) a été rechargé de 50 Jetons."),
                row(
                        festival("CASH_IN", 50_50),
                        "festival_top_up",
                        "medium",
                        "Festival Top-up",
                        "50.5 Jetons",
                        "Recharge festival",
                        "50.5 Jetons"),
                row(
                        festival("PURCHASE", -5_00),
                        "festival_payment",
                        "medium",
                        "Festival Payment",
                        "You have paid 5 Jetons with your festival wallet (Lakeside): Two beers.",
                        "Paiement festival",
                        "Vous avez payé 5 Jetons"),
                row(
                        festival("REFUND", 5_00),
                        "festival_refund",
                        "high",
                        "Festival Refund",
                        "We have refunded 5 Jetons to your festival wallet (Lakeside).",
                        "Remboursement festival",
                        "Motif : Two beers"),
                row(
                        festival("TRANSFER", 5_00),
                        "festival_transfer",
                        "medium",
                        "Festival Transfer",
                        "You have received 5 Jetons in your festival wallet",
                        "Transfert festival",
                        "Vous avez reçu 5 Jetons"),
                row(
                        festival("TRANSFER", -5_00),
                        "festival_transfer",
                        "medium",
                        "Festival Transfer",
                        "You have sent 5 Jetons from your festival wallet",
                        "Transfert festival",
                        "Vous avez envoyé 5 Jetons"),
                row(
                        festival("CASH_OUT", -5_00),
                        "festival_cash_out",
                        "high",
                        "Festival Cash-out",
                        "We have paid you 5 Jetons in cash from your festival wallet (Lakeside).",
                        "Retrait d'espèces festival",
                        "versé 5 Jetons en espèces depuis votre portefeuille de festival (Lakeside)"),
                row(
                        festival("SOMETHING_NEW", -5_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "Your festival wallet (Lakeside) has been reduced by 5 Jetons.",
                        "Solde mis à jour",
                        "débité de 5 Jetons"),
                row(
                        festival("TOP_UP", -5_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "reduced by",
                        "Solde mis à jour",
                        "débité"),
                row(
                        entry("festival", "wallet", Festival.assetCode(Ids.next()), "PURCHASE", -5_00),
                        "festival_payment",
                        "medium",
                        "Festival Payment",
                        "You have paid 5 with your festival wallet: Two beers.",
                        "Paiement festival",
                        "Vous avez payé 5 avec"),
                row(
                        wallet("TOPUP", 1_000_00),
                        "wallet_top_up",
                        "medium",
                        "Wallet Top-up",
                        "1000.00 TZS has been added to your wallet (Two beers). Your balance is 500.00 TZS now.",
                        "Recharge du portefeuille",
                        "Votre portefeuille a été rechargé de 1000.00 TZS"),
                row(
                        wallet("WITHDRAWAL", -10_00),
                        "wallet_withdrawal",
                        "high",
                        "Wallet Withdrawal",
                        "You have withdrawn 10.00 TZS from your wallet",
                        "Retrait du portefeuille",
                        "10.00 TZS"),
                row(
                        wallet("CORRECTION", -10_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "Your wallet has been reduced by 10.00 TZS. The balance is 500.00 TZS now.",
                        "Solde mis à jour",
                        "Votre portefeuille a été débité de 10.00 TZS."),
                row(
                        status("mainwallet", "wallet", "FROZEN"),
                        "wallet_deactivated",
                        "high",
                        "Wallet Deactivated",
                        "deactivated on 2024-01-15 10:30 UTC",
                        "Portefeuille désactivé",
                        "le 2024-01-15 10:30 UTC"));
    }

    static List<DomainEvent> ofNobody() {
        return List.of(
                entry("festival", "stand", LAKESIDE, "PURCHASE", 5_00),
                entry("festival", "cash-in", LAKESIDE, "CASH_IN", -5_00),
                entry("mainwallet", "funding", "TZS", "TOPUP", -5_00),
                entry("giftcard", "clearing", "USD", "GIFT_CARD_ORDER", -5_00),
                entry("giftcard", "payout", "USD", "WITHDRAWAL", 5_00),
                entry("voucher", "wallet", "ZAR", "ISSUE", -5_00),
                status("mainwallet", "wallet", "ACTIVE"),
                status("mainwallet", "payout", "FROZEN"),
                status("festival", "wallet", "FROZEN"));
    }

    /** Orders and withdrawals send one mail each, however many balances they change. */
    @ParameterizedTest
    @CsvSource({
        "pending, GIFT_CARD_ORDER, false",
        "pending, GIFT_CARD_APPROVAL, false",
        "withdrawable, GIFT_CARD_APPROVAL, false",
        "pending, GIFT_CARD_REJECTION, false",
        "pending, GIFT_CARD_CANCELLATION, false",
        "withdrawable, WITHDRAWAL, false",
        "withdrawable, CORRECTION, true"
    })
    void mailsOfABalanceOnlyWhatNothingElseSays(String purpose, String kind, boolean byMail) {
        var occurrence = triggers.of(giftCard(purpose, kind, 1_00)).orElseThrow();

        assertThat(occurrence.byMail()).isEqualTo(byMail);
    }

    private static EntryPosted giftCard(String purpose, String kind, long amount) {
        return entry("giftcard", purpose, "USD", kind, amount);
    }

    private static EntryPosted festival(String kind, long amount) {
        return entry("festival", "wallet", LAKESIDE, kind, amount);
    }

    private static EntryPosted wallet(String kind, long amount) {
        return entry("mainwallet", "wallet", "TZS", kind, amount);
    }

    private static EntryPosted entry(String program, String purpose, String asset, String kind, long amount) {
        var transfer = new TransferPart(Ids.next(), kind, null, null, Map.of("description", "Two beers"));
        return new EntryPosted(
                "e", TIME, 1, Ids.next(), USER, program, purpose, asset, 1, amount, 500_00, "ab", transfer);
    }

    private static AccountStatusChanged status(String program, String purpose, String status) {
        return new AccountStatusChanged("e", TIME, 1, Ids.next(), USER, program, purpose, "TZS", status);
    }
}
