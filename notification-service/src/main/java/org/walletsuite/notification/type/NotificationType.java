package org.walletsuite.notification.type;

import static org.walletsuite.notification.type.NotificationType.MailByDefault.OFF;
import static org.walletsuite.notification.type.NotificationType.MailByDefault.ON;
import static org.walletsuite.notification.type.Placeholder.ADDED;
import static org.walletsuite.notification.type.Placeholder.AMOUNT;
import static org.walletsuite.notification.type.Placeholder.APP;
import static org.walletsuite.notification.type.Placeholder.APPLE;
import static org.walletsuite.notification.type.Placeholder.BALANCE;
import static org.walletsuite.notification.type.Placeholder.CARD;
import static org.walletsuite.notification.type.Placeholder.CREDITED;
import static org.walletsuite.notification.type.Placeholder.DESCRIPTION;
import static org.walletsuite.notification.type.Placeholder.DEVICE;
import static org.walletsuite.notification.type.Placeholder.FESTIVAL;
import static org.walletsuite.notification.type.Placeholder.LEFT;
import static org.walletsuite.notification.type.Placeholder.LEVEL;
import static org.walletsuite.notification.type.Placeholder.MAIN;
import static org.walletsuite.notification.type.Placeholder.MOVED;
import static org.walletsuite.notification.type.Placeholder.NUMBER;
import static org.walletsuite.notification.type.Placeholder.PENDING;
import static org.walletsuite.notification.type.Placeholder.PROGRAM;
import static org.walletsuite.notification.type.Placeholder.REASON;
import static org.walletsuite.notification.type.Placeholder.REFERENCE;
import static org.walletsuite.notification.type.Placeholder.RETURNED;
import static org.walletsuite.notification.type.Placeholder.SYSTEM;
import static org.walletsuite.notification.type.Placeholder.TIME;
import static org.walletsuite.notification.type.Placeholder.UNKNOWN;
import static org.walletsuite.notification.type.Placeholder.UNTIL;
import static org.walletsuite.notification.type.Placeholder.VOUCHER;
import static org.walletsuite.notification.type.Placeholder.WITHDRAWABLE;
import static org.walletsuite.notification.type.Priority.HIGH;
import static org.walletsuite.notification.type.Priority.MEDIUM;
import static org.walletsuite.notification.type.Priority.URGENT;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.walletsuite.notification.type.Placeholder.SampleCurrency;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.WithdrawalEvent;

/**
 * All that users are notified of. A type's title and message are in {@code words/<language>/<code>.mustache}. All types
 * are shown in the app; by mail each user gets what their preferences say, and by default what is declared here.
 */
@SuppressWarnings("ImmutableEnumChecker") // What Set.of makes never changes.
public enum NotificationType {
    ORDER_CREATED("Order Created", OrderEvent.OrderCreated.class, MEDIUM, ON, NUMBER, CARD, AMOUNT, CREDITED),
    ORDER_ASSIGNED("Order Assigned", OrderEvent.OrderAssigned.class, MEDIUM, ON, NUMBER, CARD, AMOUNT),
    ORDER_APPROVED("Order Approved", OrderEvent.OrderApproved.class, HIGH, ON, NUMBER, CARD, AMOUNT, CREDITED),
    ORDER_REJECTED("Order Rejected", OrderEvent.OrderRejected.class, HIGH, ON, NUMBER, CARD, AMOUNT, CREDITED, REASON),
    ORDER_COMPLETED("Order Completed", OrderEvent.OrderCompleted.class, MEDIUM, ON, NUMBER, CARD, AMOUNT, CREDITED),
    ORDER_CANCELLED("Order Cancelled", OrderEvent.OrderCancelled.class, MEDIUM, ON, NUMBER, CARD, AMOUNT, REASON),
    WITHDRAWAL_CREATED("Withdrawal Created", WithdrawalEvent.WithdrawalCreated.class, MEDIUM, ON, NUMBER, AMOUNT),
    WITHDRAWAL_APPROVED(
            "Withdrawal Approved", WithdrawalEvent.WithdrawalApproved.class, URGENT, ON, NUMBER, AMOUNT, REFERENCE),
    WITHDRAWAL_REJECTED(
            "Withdrawal Rejected", WithdrawalEvent.WithdrawalRejected.class, URGENT, ON, NUMBER, AMOUNT, REASON),
    KYC_APPROVED("KYC Approved", UserEvent.KycApproved.class, HIGH, ON, LEVEL, AMOUNT),
    KYC_REJECTED("KYC Rejected", UserEvent.KycRejected.class, HIGH, ON, LEVEL, REASON),
    BALANCE_UPDATED(
            "Balance Updated",
            LedgerEvent.EntryPosted.class,
            MEDIUM,
            ON,
            ADDED,
            AMOUNT,
            BALANCE,
            MOVED,
            PENDING,
            WITHDRAWABLE,
            MAIN,
            FESTIVAL),
    FESTIVAL_TOP_UP("Festival Top-up", LedgerEvent.EntryPosted.class, MEDIUM, OFF, AMOUNT, BALANCE, FESTIVAL),
    FESTIVAL_PAYMENT(
            "Festival Payment", LedgerEvent.EntryPosted.class, MEDIUM, OFF, AMOUNT, BALANCE, FESTIVAL, DESCRIPTION),
    FESTIVAL_REFUND("Festival Refund", LedgerEvent.EntryPosted.class, HIGH, ON, AMOUNT, BALANCE, FESTIVAL, REASON),
    FESTIVAL_TRANSFER(
            "Festival Transfer",
            LedgerEvent.EntryPosted.class,
            MEDIUM,
            OFF,
            ADDED,
            AMOUNT,
            BALANCE,
            FESTIVAL,
            DESCRIPTION),
    FESTIVAL_CASH_OUT(
            "Festival Cash-out", LedgerEvent.EntryPosted.class, HIGH, ON, AMOUNT, BALANCE, FESTIVAL, REFERENCE),
    WALLET_TOP_UP("Wallet Top-up", LedgerEvent.EntryPosted.class, MEDIUM, ON, AMOUNT, BALANCE, DESCRIPTION),
    WALLET_WITHDRAWAL("Wallet Withdrawal", LedgerEvent.EntryPosted.class, HIGH, ON, AMOUNT, BALANCE, DESCRIPTION),
    WALLET_DEACTIVATED("Wallet Deactivated", LedgerEvent.AccountStatusChanged.class, HIGH, ON, TIME),
    VOUCHER_ISSUED("Voucher Issued", VoucherEvent.VoucherIssued.class, MEDIUM, ON, VOUCHER, AMOUNT, UNTIL),
    VOUCHER_REDEEMED("Voucher Redeemed", VoucherEvent.VoucherRedeemed.class, MEDIUM, ON, VOUCHER, AMOUNT, LEFT),
    VOUCHER_EXPIRED("Voucher Expired", VoucherEvent.VoucherExpired.class, HIGH, ON, VOUCHER, AMOUNT, RETURNED),
    VOUCHER_CANCELLED("Voucher Cancelled", VoucherEvent.VoucherCancelled.class, HIGH, ON, VOUCHER, AMOUNT, RETURNED),
    SECURITY_NEW_DEVICE(
            "New Device",
            SecurityEvent.NewDevice.class,
            URGENT,
            ON,
            DEVICE,
            APP,
            PROGRAM,
            UNKNOWN,
            SYSTEM,
            APPLE,
            TIME),
    SECURITY_PASSWORD_CHANGED("Password Changed", SecurityEvent.PasswordChanged.class, URGENT, ON, TIME),
    SECURITY_PIN_CHANGED("PIN Changed", SecurityEvent.PinChanged.class, URGENT, ON, TIME),
    SECURITY_PIN_LOCKED("PIN Locked", SecurityEvent.PinLocked.class, URGENT, ON, TIME, UNTIL);

    private static final Map<String, NotificationType> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(NotificationType::code, Function.identity()));

    /** Whether users get a type by mail who never said whether they want it. */
    enum MailByDefault {
        ON,
        OFF
    }

    private final String display;
    private final Class<? extends DomainEvent> trigger;
    private final Priority priority;
    private final MailByDefault mail;
    private final Set<Placeholder> placeholders;

    NotificationType(
            String display,
            Class<? extends DomainEvent> trigger,
            Priority priority,
            MailByDefault mail,
            Placeholder... placeholders) {
        this.display = display;
        this.trigger = trigger;
        this.priority = priority;
        this.mail = mail;
        this.placeholders = Set.of(placeholders);
    }

    /** Empty for a type that this version does not know. */
    public static Optional<NotificationType> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** As APIs, files and the database have it: {@code order_approved}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String display() {
        return display;
    }

    /** The class of the events that cause it. */
    public Class<? extends DomainEvent> trigger() {
        return trigger;
    }

    public Priority priority() {
        return priority;
    }

    /** The values that its words may have. */
    public Set<Placeholder> placeholders() {
        return placeholders;
    }

    /** Samples of its values, for previews. */
    public Map<Placeholder, String> samples() {
        return Placeholder.samples(placeholders, sampleCurrency());
    }

    /** A change of a balance is shown of dollars, although it may be of a festival's tokens. */
    private SampleCurrency sampleCurrency() {
        if (placeholders.contains(VOUCHER)) {
            return SampleCurrency.RANDS;
        }
        return placeholders.contains(FESTIVAL) && this != BALANCE_UPDATED
                ? SampleCurrency.TOKENS
                : SampleCurrency.DOLLARS;
    }

    /** Whether users get it through a channel unless they say otherwise. */
    public boolean isDefaultOf(Channel channel) {
        return channel == Channel.IN_APP || mail == MailByDefault.ON;
    }

    /** Whether users may decide for themselves. */
    public boolean canBeSwitchedOff() {
        return priority != URGENT;
    }
}
