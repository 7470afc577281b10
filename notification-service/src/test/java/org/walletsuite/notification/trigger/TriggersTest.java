package org.walletsuite.notification.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.WithdrawalEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;

class TriggersTest extends TriggerScenario {

    private static final String HEAD = "0".repeat(64);

    static Stream<Arguments> table() {
        var order =
                new OrderEvent.Particulars(Ids.next(), 42, USER, 1, "E-Code", "Amazon", 50_000_00, 42_500_00, "USD");
        var withdrawal = new WithdrawalEvent.Particulars(Ids.next(), 7, USER, 1, 500_00, "USD", "bank_transfer");
        var user = new User(USER, 1, "a@example.com", null, null, null, false, "en", 2, true, 1, null, null);
        var voucher = new VoucherEvent.Particulars(
                Ids.next(),
                USER,
                "4821",
                "production",
                null,
                null,
                100_00,
                60_00,
                "ZAR",
                TIME,
                TIME.plusSeconds(900),
                null);
        var spent = new VoucherEvent.Particulars(
                Ids.next(),
                USER,
                "4821",
                "production",
                null,
                null,
                100_00,
                0,
                "ZAR",
                TIME,
                TIME.plusSeconds(900),
                null);
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
                        "de $50000.00 a été approuvée. Votre solde retirable a été crédité de $42500.00."),
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
                        "de $42500.00.\n\nIl s'agit"),
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
                        ": Chrome on Windows, at 2024-01-15 10:30 UTC",
                        "Nouvel appareil",
                        "Chrome sur Windows"),
                device("Unknown device", ": an unknown device, at", ": appareil inconnu, le"),
                device(
                        "App on an Apple device",
                        ": an app on an Apple device",
                        ": une application sur un appareil Apple"),
                device("App on Android", ": an app on Android", ": une application sur Android"),
                device("Program", ": a program, at", ": un programme, le"),
                device("curl on Linux", ": curl on Linux", ": curl sur Linux"),
                device("Safari on", ": Safari on, at", ": Safari on, le"),
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

    private static Arguments device(String name, String english, String french) {
        return row(
                new SecurityEvent.NewDevice("e", TIME, USER, name),
                "security_new_device",
                "urgent",
                "New Device",
                english,
                "Nouvel appareil",
                french);
    }

    /** The tables are whole. */
    @Test
    void hasAnEventForEachType() {
        var types = EnumSet.noneOf(NotificationType.class);

        Stream.concat(table(), LedgerTriggersTest.table())
                .forEach(row -> types.add(
                        NotificationType.ofCode(String.valueOf(row.get()[1])).orElseThrow()));

        assertThat(types).containsExactlyInAnyOrder(NotificationType.values());
    }

    static List<DomainEvent> ofNobody() {
        var unowned = new VoucherEvent.Particulars(
                Ids.next(), null, "4821", "uat", "P", "R", 100_00, 60_00, "ZAR", TIME, TIME, null);
        var user = new User(USER, 1, "a@example.com", null, null, null, false, "en", 2, true, 1, null, null);
        var withdrawal = new WithdrawalEvent.Particulars(Ids.next(), 7, USER, 1, 500_00, "USD", "bank_transfer");
        return List.of(
                new VoucherEvent.VoucherIssued("e", TIME, unowned),
                new WithdrawalEvent.WithdrawalCancelled("e", TIME, withdrawal, HEAD),
                new UserEvent.UserRegistered("e", TIME, user),
                new UserEvent.UserUpdated("e", TIME, user),
                new UserEvent.UserDisabled("e", TIME, user));
    }

    /** Reasons are shown in full, but a text without an end is not. */
    @Test
    void boundsTextsAndKeepsThemOnOneLine() {
        var order = new OrderEvent.Particulars(Ids.next(), 42, USER, 1, "E-Code", "A\r\n\u202eB", 1, 1, "USD");
        var reason = "x".repeat(499) + "😀" + "y".repeat(100);

        var values = triggers.of(new OrderEvent.OrderRejected("e", TIME, order, USER, reason))
                .orElseThrow()
                .values();

        assertThat(values.values()).contains("A B", "x".repeat(499) + "…");
    }
}
