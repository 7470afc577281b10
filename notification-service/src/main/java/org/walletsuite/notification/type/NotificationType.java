package org.walletsuite.notification.type;

import static org.walletsuite.notification.type.NotificationType.MailByDefault.OFF;
import static org.walletsuite.notification.type.NotificationType.MailByDefault.ON;
import static org.walletsuite.notification.type.Priority.HIGH;
import static org.walletsuite.notification.type.Priority.MEDIUM;
import static org.walletsuite.notification.type.Priority.URGENT;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.WithdrawalEvent;

/**
 * All that users are notified of. A type's title and message are in {@code words/<language>/<code>.mustache}. All types
 * are shown in the app; by mail each user gets what their preferences say, and by default what is declared here.
 */
public enum NotificationType {
    ORDER_CREATED("Order Created", OrderEvent.OrderCreated.class, MEDIUM, ON),
    ORDER_ASSIGNED("Order Assigned", OrderEvent.OrderAssigned.class, MEDIUM, ON),
    ORDER_APPROVED("Order Approved", OrderEvent.OrderApproved.class, HIGH, ON),
    ORDER_REJECTED("Order Rejected", OrderEvent.OrderRejected.class, HIGH, ON),
    ORDER_COMPLETED("Order Completed", OrderEvent.OrderCompleted.class, MEDIUM, ON),
    ORDER_CANCELLED("Order Cancelled", OrderEvent.OrderCancelled.class, MEDIUM, ON),
    WITHDRAWAL_CREATED("Withdrawal Created", WithdrawalEvent.WithdrawalCreated.class, MEDIUM, ON),
    WITHDRAWAL_APPROVED("Withdrawal Approved", WithdrawalEvent.WithdrawalApproved.class, URGENT, ON),
    WITHDRAWAL_REJECTED("Withdrawal Rejected", WithdrawalEvent.WithdrawalRejected.class, URGENT, ON),
    KYC_APPROVED("KYC Approved", UserEvent.KycApproved.class, HIGH, ON),
    KYC_REJECTED("KYC Rejected", UserEvent.KycRejected.class, HIGH, ON),
    BALANCE_UPDATED("Balance Updated", LedgerEvent.EntryPosted.class, MEDIUM, ON),
    FESTIVAL_TOP_UP("Festival Top-up", LedgerEvent.EntryPosted.class, MEDIUM, OFF),
    FESTIVAL_PAYMENT("Festival Payment", LedgerEvent.EntryPosted.class, MEDIUM, OFF),
    FESTIVAL_REFUND("Festival Refund", LedgerEvent.EntryPosted.class, HIGH, ON),
    FESTIVAL_TRANSFER("Festival Transfer", LedgerEvent.EntryPosted.class, MEDIUM, OFF),
    FESTIVAL_CASH_OUT("Festival Cash-out", LedgerEvent.EntryPosted.class, HIGH, ON),
    WALLET_TOP_UP("Wallet Top-up", LedgerEvent.EntryPosted.class, MEDIUM, ON),
    WALLET_WITHDRAWAL("Wallet Withdrawal", LedgerEvent.EntryPosted.class, HIGH, ON),
    WALLET_DEACTIVATED("Wallet Deactivated", LedgerEvent.AccountStatusChanged.class, HIGH, ON);

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

    NotificationType(String display, Class<? extends DomainEvent> trigger, Priority priority, MailByDefault mail) {
        this.display = display;
        this.trigger = trigger;
        this.priority = priority;
        this.mail = mail;
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

    /** Whether users get it through a channel unless they say otherwise. */
    public boolean isDefaultOf(Channel channel) {
        return channel == Channel.IN_APP || mail == MailByDefault.ON;
    }

    /** Whether users may decide for themselves. */
    public boolean canBeSwitchedOff() {
        return priority != URGENT;
    }
}
