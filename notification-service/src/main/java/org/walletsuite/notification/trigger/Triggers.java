package org.walletsuite.notification.trigger;

import static org.walletsuite.notification.type.NotificationType.KYC_APPROVED;
import static org.walletsuite.notification.type.NotificationType.KYC_REJECTED;
import static org.walletsuite.notification.type.NotificationType.ORDER_APPROVED;
import static org.walletsuite.notification.type.NotificationType.ORDER_ASSIGNED;
import static org.walletsuite.notification.type.NotificationType.ORDER_CANCELLED;
import static org.walletsuite.notification.type.NotificationType.ORDER_COMPLETED;
import static org.walletsuite.notification.type.NotificationType.ORDER_CREATED;
import static org.walletsuite.notification.type.NotificationType.ORDER_REJECTED;
import static org.walletsuite.notification.type.NotificationType.SECURITY_NEW_DEVICE;
import static org.walletsuite.notification.type.NotificationType.SECURITY_PASSWORD_CHANGED;
import static org.walletsuite.notification.type.NotificationType.SECURITY_PIN_CHANGED;
import static org.walletsuite.notification.type.NotificationType.SECURITY_PIN_LOCKED;
import static org.walletsuite.notification.type.NotificationType.VOUCHER_CANCELLED;
import static org.walletsuite.notification.type.NotificationType.VOUCHER_EXPIRED;
import static org.walletsuite.notification.type.NotificationType.VOUCHER_ISSUED;
import static org.walletsuite.notification.type.NotificationType.VOUCHER_REDEEMED;
import static org.walletsuite.notification.type.NotificationType.WITHDRAWAL_APPROVED;
import static org.walletsuite.notification.type.NotificationType.WITHDRAWAL_CREATED;
import static org.walletsuite.notification.type.NotificationType.WITHDRAWAL_REJECTED;
import static org.walletsuite.notification.type.Placeholder.AMOUNT;
import static org.walletsuite.notification.type.Placeholder.CARD;
import static org.walletsuite.notification.type.Placeholder.CREDITED;
import static org.walletsuite.notification.type.Placeholder.LEFT;
import static org.walletsuite.notification.type.Placeholder.LEVEL;
import static org.walletsuite.notification.type.Placeholder.NUMBER;
import static org.walletsuite.notification.type.Placeholder.REASON;
import static org.walletsuite.notification.type.Placeholder.REFERENCE;
import static org.walletsuite.notification.type.Placeholder.RETURNED;
import static org.walletsuite.notification.type.Placeholder.TIME;
import static org.walletsuite.notification.type.Placeholder.UNTIL;
import static org.walletsuite.notification.type.Placeholder.VOUCHER;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.WithdrawalEvent;

/** What each event means to a user: at most one notification, and always the same one. */
@Component
public final class Triggers {

    private final LedgerTriggers ledger;

    Triggers(LedgerTriggers ledger) {
        this.ledger = ledger;
    }

    /** Empty for an event that no user is notified of. Throws when a festival's name can't be looked up at the moment. */
    public Optional<Occurrence> of(DomainEvent event) {
        return switch (event) {
            case LedgerEvent one -> ledger.of(one);
            case OrderEvent one -> Optional.of(order(one));
            case WithdrawalEvent one -> withdrawal(one);
            case UserEvent one -> user(one);
            case VoucherEvent one -> voucher(one);
            case SecurityEvent one -> Optional.of(security(one));
            default -> Optional.empty(); // Of topics that nobody is notified of.
        };
    }

    private static Occurrence order(OrderEvent event) {
        var order = event.order();
        var values = new Values()
                .number(NUMBER, order.number())
                .text(CARD, order.cardName())
                .amount(AMOUNT, order.amount(), order.currency())
                .amount(CREDITED, order.credited(), order.currency());
        var type = switch (event) {
            case OrderEvent.OrderCreated _ -> ORDER_CREATED;
            case OrderEvent.OrderAssigned _ -> ORDER_ASSIGNED;
            case OrderEvent.OrderApproved _ -> ORDER_APPROVED;
            case OrderEvent.OrderRejected rejected -> {
                values.text(REASON, rejected.reason());
                yield ORDER_REJECTED;
            }
            case OrderEvent.OrderCompleted _ -> ORDER_COMPLETED;
            case OrderEvent.OrderCancelled cancelled -> {
                values.text(REASON, cancelled.reason());
                yield ORDER_CANCELLED;
            }
        };
        return occurrence(event, order.userId(), type, values);
    }

    /** Nobody is told of what they cancelled themselves. */
    private static Optional<Occurrence> withdrawal(WithdrawalEvent event) {
        var withdrawal = event.withdrawal();
        var values = new Values()
                .number(NUMBER, withdrawal.number())
                .amount(AMOUNT, withdrawal.amount(), withdrawal.currency());
        var type = switch (event) {
            case WithdrawalEvent.WithdrawalCreated _ -> WITHDRAWAL_CREATED;
            case WithdrawalEvent.WithdrawalApproved approved -> {
                values.text(REFERENCE, approved.reference());
                yield WITHDRAWAL_APPROVED;
            }
            case WithdrawalEvent.WithdrawalRejected rejected -> {
                values.text(REASON, rejected.reason());
                yield WITHDRAWAL_REJECTED;
            }
            case WithdrawalEvent.WithdrawalCancelled _ -> null;
        };
        return found(event, withdrawal.userId(), type, values);
    }

    private static Optional<Occurrence> user(UserEvent event) {
        var values = new Values();
        var type = switch (event) {
            case UserEvent.KycApproved approved -> {
                values.number(LEVEL, approved.user().level());
                values.amount(AMOUNT, approved.user().transactionLimit(), "USD");
                yield KYC_APPROVED;
            }
            case UserEvent.KycRejected rejected -> {
                values.number(LEVEL, rejected.level()).text(REASON, rejected.reason());
                yield KYC_REJECTED;
            }
            case UserEvent.UserRegistered _, UserEvent.UserUpdated _, UserEvent.UserDisabled _ -> null;
        };
        return found(event, event.userId(), type, values);
    }

    /** Of those that a user owns. */
    private static Optional<Occurrence> voucher(VoucherEvent event) {
        var voucher = event.voucher();
        if (voucher.ownerId() == null) {
            return Optional.empty();
        }
        var values = new Values().text(VOUCHER, voucher.lastDigits());
        var type = switch (event) {
            case VoucherEvent.VoucherIssued _ -> {
                values.amount(AMOUNT, voucher.amount(), voucher.currency());
                values.time(UNTIL, voucher.expiresAt());
                yield VOUCHER_ISSUED;
            }
            case VoucherEvent.VoucherRedeemed redeemed -> {
                values.amount(AMOUNT, redeemed.amount(), voucher.currency());
                values.amountIfAny(LEFT, voucher.balance(), voucher.currency());
                yield VOUCHER_REDEEMED;
            }
            case VoucherEvent.VoucherExpired expired -> {
                values.amount(AMOUNT, voucher.amount(), voucher.currency());
                values.amountIfAny(RETURNED, expired.returned(), voucher.currency());
                yield VOUCHER_EXPIRED;
            }
            case VoucherEvent.VoucherCancelled cancelled -> {
                values.amount(AMOUNT, voucher.amount(), voucher.currency());
                values.amountIfAny(RETURNED, cancelled.returned(), voucher.currency());
                yield VOUCHER_CANCELLED;
            }
        };
        return Optional.of(occurrence(event, voucher.ownerId(), type, values));
    }

    private static Occurrence security(SecurityEvent event) {
        var values = new Values().time(TIME, event.time());
        var type = switch (event) {
            case SecurityEvent.NewDevice login -> {
                DeviceName.of(login.device()).addTo(values);
                yield SECURITY_NEW_DEVICE;
            }
            case SecurityEvent.PasswordChanged _ -> SECURITY_PASSWORD_CHANGED;
            case SecurityEvent.PinChanged _ -> SECURITY_PIN_CHANGED;
            case SecurityEvent.PinLocked locked -> {
                values.time(UNTIL, locked.until());
                yield SECURITY_PIN_LOCKED;
            }
        };
        return occurrence(event, event.userId(), type, values);
    }

    private static Optional<Occurrence> found(
            DomainEvent event, UUID user, @Nullable NotificationType type, Values values) {
        return type == null ? Optional.empty() : Optional.of(occurrence(event, user, type, values));
    }

    static Occurrence occurrence(DomainEvent event, UUID user, NotificationType type, Values values) {
        return new Occurrence(event.id(), event.time(), user, type, true, values.all());
    }
}
