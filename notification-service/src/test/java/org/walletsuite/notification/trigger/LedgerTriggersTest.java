package org.walletsuite.notification.trigger;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
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
                        giftCard("pending", -100_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "$100.00 has been taken from your pending balance. The balance is $500.00 now.",
                        "Solde mis à jour",
                        "$100.00 ont été débités de votre solde en attente. Le solde est maintenant de $500.00."),
                row(
                        giftCard("withdrawable", 100_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "$100.00 has been added to your withdrawable balance. The balance is $500.00 now.",
                        "Solde mis à jour",
                        "$100.00 ont été ajoutés à votre solde retirable."),
                row(
                        festival("TOP_UP", 50_00),
                        "festival_top_up",
                        "medium",
                        "Festival Top-up",
                        "50 Jetons has been added to your festival wallet (Lakeside). Your balance is 500 Jetons now.",
                        "Recharge festival",
                        "50 Jetons ont été ajoutés à votre portefeuille de festival (Lakeside)."),
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
                        "5 Jetons has been refunded to your festival wallet (Lakeside).",
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
                        "5 Jetons from your festival wallet (Lakeside) has been paid out to you in cash.",
                        "Retrait d'espèces festival",
                        "5 Jetons de votre portefeuille de festival (Lakeside)"),
                row(
                        festival("SOMETHING_NEW", -5_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "5 Jetons has been taken from your festival wallet (Lakeside).",
                        "Solde mis à jour",
                        "débités"),
                row(
                        festival("TOP_UP", -5_00),
                        "balance_updated",
                        "medium",
                        "Balance Updated",
                        "taken from",
                        "Solde mis à jour",
                        "débités"),
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
                        "1000.00 TZS ont été ajoutés à votre portefeuille"),
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
                        "10.00 TZS has been taken from your wallet. The balance is 500.00 TZS now.",
                        "Solde mis à jour",
                        "de votre portefeuille."),
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

    private static EntryPosted giftCard(String purpose, long amount) {
        return entry("giftcard", purpose, "USD", "GIFT_CARD_ORDER", amount);
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
