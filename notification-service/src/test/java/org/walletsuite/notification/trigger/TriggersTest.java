package org.walletsuite.notification.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.walletsuite.notification.testing.WalletServiceStub;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.notification.type.Words;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.WithdrawalEvent;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;

class TriggersTest {

    private static final Instant TIME = Instant.parse("2024-01-15T10:30:59Z");
    private static final UUID USER = Ids.next();
    private static final String HEAD = "0".repeat(64);
    private static final WalletServiceStub WALLET_SERVICE = new WalletServiceStub();
    private static final String LAKESIDE = Festival.assetCode(WALLET_SERVICE.addFestival("Lakeside"));

    private final Triggers triggers = new Triggers(new LedgerTriggers(new Festivals(WALLET_SERVICE)));
    private final Words words = new Words();
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    /** An event, and the notification that it causes: type, priority, title and message in English and French. */
    static Stream<Arguments> table() {
        var order =
                new OrderEvent.Particulars(Ids.next(), 42, USER, 1, "E-Code", "Amazon", 50_000_00, 42_500_00, "USD");
        var withdrawal = new WithdrawalEvent.Particulars(Ids.next(), 7, USER, 1, 500_00, "USD", "bank_transfer");
        var user = new User(USER, 1, "a@example.com", null, null, null, false, "en", 2, true, 1);
        var voucher = new VoucherEvent.Particulars(
                Ids.next(), USER, "4821", "production", null, null, 100_00, 60_00, "ZAR", TIME, TIME.plusSeconds(900));
        var spent = new VoucherEvent.Particulars(
                Ids.next(), USER, "4821", "production", null, null, 100_00, 0, "ZAR", TIME, TIME.plusSeconds(900));
        return Stream.of(
                row(
                        new OrderEvent.OrderCreated("e", TIME, order),
                        "order_created",
                        "medium",
                        "Order Created",
                        "We have received your gift card order no. 42: Amazon for $50000.00. You get $42500.00 for it",
                        "Commande créée",
                        "commande de carte cadeau n° 42 : Amazon d'une valeur de $50000.00"),
                row(
                        new OrderEvent.OrderAssigned("e", TIME, order, USER),
                        "order_assigned",
                        "medium",
                        "Order Assigned",
                        "order no. 42 (Amazon, $50000.00) is being reviewed",
                        "Commande en cours d'examen",
                        "n° 42"),
                row(
                        new OrderEvent.OrderApproved("e", TIME, order, USER),
                        "order_approved",
                        "high",
                        "Order Approved",
                        "Your gift card order for $50000.00 has been approved. $42500.00 is now in your withdrawable",
                        "Commande approuvée",
                        "de $50000.00 a été approuvée. $42500.00 ont été ajoutés"),
                row(
                        new OrderEvent.OrderRejected("e", TIME, order, USER, "Used before"),
                        "order_rejected",
                        "high",
                        "Order Rejected",
                        "\n\nReason: Used before\n\n",
                        "Commande refusée",
                        "\n\nMotif : Used before\n\n"),
                row(
                        new OrderEvent.OrderRejected("e", TIME, order, USER, null),
                        "order_rejected",
                        "high",
                        "Order Rejected",
                        "pending balance again.\n\nThis is about order no. 42",
                        "Commande refusée",
                        "solde en attente.\n\nIl s'agit"),
                row(
                        new OrderEvent.OrderCompleted("e", TIME, order, USER),
                        "order_completed",
                        "medium",
                        "Order Completed",
                        "You got $42500.00 for it.",
                        "Commande terminée",
                        "Vous avez reçu $42500.00"),
                row(
                        new OrderEvent.OrderCancelled("e", TIME, order, USER, "Asked for"),
                        "order_cancelled",
                        "medium",
                        "Order Cancelled",
                        "Reason: Asked for",
                        "Commande annulée",
                        "Motif : Asked for"),
                row(
                        new WithdrawalEvent.WithdrawalCreated("e", TIME, withdrawal, HEAD),
                        "withdrawal_created",
                        "medium",
                        "Withdrawal Created",
                        "withdraw $500.00 (no. 7)",
                        "Demande de retrait créée",
                        "$500.00 (n° 7)"),
                row(
                        new WithdrawalEvent.WithdrawalApproved("e", TIME, withdrawal, HEAD, "PAY-1"),
                        "withdrawal_approved",
                        "urgent",
                        "Withdrawal Approved",
                        "The payment's reference is PAY-1.",
                        "Retrait approuvé",
                        "La référence du paiement est PAY-1."),
                row(
                        new WithdrawalEvent.WithdrawalRejected("e", TIME, withdrawal, HEAD, "No such account"),
                        "withdrawal_rejected",
                        "urgent",
                        "Withdrawal Rejected",
                        "Reason: No such account",
                        "Retrait refusé",
                        "Motif : No such account"),
                row(
                        new UserEvent.KycApproved("e", TIME, user),
                        "kyc_approved",
                        "high",
                        "KYC Approved",
                        "level 2 now. You can withdraw up to $5000000.00",
                        "Vérification d'identité approuvée",
                        "niveau 2"),
                row(
                        new UserEvent.KycRejected("e", TIME, user, 3, "Blurred"),
                        "kyc_rejected",
                        "high",
                        "KYC Rejected",
                        "level 3 has been rejected.\n\nReason: Blurred",
                        "Vérification d'identité refusée",
                        "Motif : Blurred"),
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
                        "le 2024-01-15 10:30 UTC"),
                row(
                        new VoucherEvent.VoucherIssued("e", TIME, voucher),
                        "voucher_issued",
                        "medium",
                        "Voucher Issued",
                        "worth 100.00 ZAR has been issued to you. Its code ends in 4821, and it can be redeemed until "
                                + "2024-01-15 10:45 UTC",
                        "Bon émis",
                        "100.00 ZAR"),
                row(
                        new VoucherEvent.VoucherRedeemed("e", TIME, voucher, 40_00, null),
                        "voucher_redeemed",
                        "medium",
                        "Voucher Redeemed",
                        "40.00 ZAR of your voucher ending in 4821 has been redeemed. 60.00 ZAR is left",
                        "Bon utilisé",
                        "Il reste 60.00 ZAR."),
                row(
                        new VoucherEvent.VoucherRedeemed("e", TIME, spent, 100_00, USER),
                        "voucher_redeemed",
                        "medium",
                        "Voucher Redeemed",
                        "Nothing is left on it.",
                        "Bon utilisé",
                        "Il est entièrement utilisé."),
                row(
                        new VoucherEvent.VoucherExpired("e", TIME, spent, 60_00),
                        "voucher_expired",
                        "high",
                        "Voucher Expired",
                        "The 60.00 ZAR that was left",
                        "Bon expiré",
                        "60.00 ZAR"),
                row(
                        new VoucherEvent.VoucherCancelled("e", TIME, spent, 0),
                        "voucher_cancelled",
                        "high",
                        "Voucher Cancelled",
                        "can't be redeemed any more.",
                        "Bon annulé",
                        "ne peut plus être utilisé."),
                row(
                        new SecurityEvent.NewDevice("e", TIME, USER, "Chrome on Windows"),
                        "security_new_device",
                        "urgent",
                        "New Device",
                        "Chrome on Windows, on 2024-01-15 10:30 UTC",
                        "Nouvel appareil",
                        "Chrome on Windows"),
                row(
                        new SecurityEvent.PasswordChanged("e", TIME, USER),
                        "security_password_changed",
                        "urgent",
                        "Password Changed",
                        "changed on 2024-01-15 10:30 UTC",
                        "Mot de passe modifié",
                        "2024-01-15 10:30 UTC"),
                row(
                        new SecurityEvent.PinChanged("e", TIME, USER),
                        "security_pin_changed",
                        "urgent",
                        "PIN Changed",
                        "The transaction PIN",
                        "Code PIN modifié",
                        "Le code PIN"),
                row(
                        new SecurityEvent.PinLocked("e", TIME, USER, TIME.plusSeconds(900)),
                        "security_pin_locked",
                        "urgent",
                        "PIN Locked",
                        "locked until 2024-01-15 10:45 UTC",
                        "Code PIN bloqué",
                        "bloqué jusqu'au 2024-01-15 10:45 UTC"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void notifiesTheUserWhomAnEventConcerns(
            DomainEvent event,
            String type,
            String priority,
            String title,
            String message,
            String titre,
            String messageEnFrancais) {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

        var occurrence = triggers.of(event).orElseThrow();

        var english = words.text(occurrence.type(), "en", occurrence.values());
        var french = words.text(occurrence.type(), "fr", occurrence.values());
        assertThat(occurrence.userId()).isEqualTo(USER);
        assertThat(occurrence.type().code()).isEqualTo(type);
        assertThat(occurrence.type().priority().code()).isEqualTo(priority);
        assertThat(occurrence.type().trigger()).isEqualTo(event.getClass());
        assertThat(english.title()).isEqualTo(title);
        assertThat(english.message()).contains(message).doesNotContain("  ", "()");
        assertThat(french.title()).isEqualTo(titre);
        assertThat(french.message()).contains(messageEnFrancais).doesNotContain("  ", "()");
    }

    /** The table is whole. */
    @Test
    void hasAnEventForEachType() {
        var types = EnumSet.noneOf(NotificationType.class);

        table().forEach(row ->
                types.add(NotificationType.ofCode(String.valueOf(row.get()[1])).orElseThrow()));

        assertThat(types).containsExactlyInAnyOrder(NotificationType.values());
    }

    static List<DomainEvent> ofNobody() {
        var unowned = new VoucherEvent.Particulars(
                Ids.next(), null, "4821", "uat", "P", "R", 100_00, 60_00, "ZAR", TIME, TIME);
        var user = new User(USER, 1, "a@example.com", null, null, null, false, "en", 2, true, 1);
        var withdrawal = new WithdrawalEvent.Particulars(Ids.next(), 7, USER, 1, 500_00, "USD", "bank_transfer");
        return List.of(
                entry("festival", "stand", LAKESIDE, "PURCHASE", 5_00),
                entry("festival", "cash-in", LAKESIDE, "CASH_IN", -5_00),
                entry("mainwallet", "funding", "TZS", "TOPUP", -5_00),
                entry("giftcard", "clearing", "USD", "GIFT_CARD_ORDER", -5_00),
                entry("giftcard", "payout", "USD", "WITHDRAWAL", 5_00),
                entry("voucher", "wallet", "ZAR", "ISSUE", -5_00),
                status("mainwallet", "wallet", "ACTIVE"),
                status("mainwallet", "payout", "FROZEN"),
                status("festival", "wallet", "FROZEN"),
                new VoucherEvent.VoucherIssued("e", TIME, unowned),
                new WithdrawalEvent.WithdrawalCancelled("e", TIME, withdrawal, HEAD),
                new UserEvent.UserRegistered("e", TIME, user),
                new UserEvent.UserUpdated("e", TIME, user),
                new UserEvent.UserDisabled("e", TIME, user));
    }

    @ParameterizedTest
    @MethodSource("ofNobody")
    void notifiesNobodyOfWhatConcernsNoUser(DomainEvent event) {
        assertThat(triggers.of(event)).isEmpty();
    }

    /** Reasons are shown in full, but a text without an end is not. */
    @Test
    void boundsTextsAndKeepsThemOnOneLine() {
        var order = new OrderEvent.Particulars(Ids.next(), 42, USER, 1, "E-Code", "A\r\nB", 1, 1, "USD");
        var reason = "x".repeat(499) + "😀" + "y".repeat(100);

        var values = triggers.of(new OrderEvent.OrderRejected("e", TIME, order, USER, reason))
                .orElseThrow()
                .values();

        assertThat(values.values()).contains("A B", "x".repeat(499) + "…");
    }

    private static Arguments row(Object... cells) {
        return Arguments.of(cells);
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
