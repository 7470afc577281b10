package org.walletsuite.notification.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.notification.trigger.LedgerTriggers;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.Inbox;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.WithdrawalEvent;

/**
 * Consumes what happens in all families, hundreds of events in one transaction. Each listener begins with events from its
 * first deployment on: nobody wants to be notified of what happened last year.
 *
 * <p>Festivals and users are looked up before the transaction, which {@link Intake} begins: no transaction waits for
 * another service. During the replay of a dead letter there is one already, of a single event.
 */
@Component
class Listeners {

    static final String LEDGER = "notification-ledger";
    static final String ORDERS = "notification-orders";
    static final String WITHDRAWALS = "notification-withdrawals";
    static final String USERS = "notification-users";
    static final String VOUCHERS = "notification-vouchers";
    static final String SECURITY = "notification-security";

    private static final String START = "auto.offset.reset=latest";

    // A lone event waits for a twentieth of a second; under load batches are larger and cost less.
    private static final String LITTLE = "fetch.min.bytes=16384";
    private static final String SOON = "fetch.max.wait.ms=50";
    private static final String MOST = "max.poll.records=1000";

    private final DueEvents due;
    private final Intake intake;
    private final Inbox inbox;

    Listeners(DueEvents due, Intake intake, Inbox inbox) {
        this.due = due;
        this.intake = intake;
        this.inbox = inbox;
    }

    @KafkaListener(
            id = LEDGER,
            topics = LedgerEvent.TOPIC,
            batch = "true",
            properties = {START, LITTLE, SOON, MOST})
    @Transactional(propagation = Propagation.SUPPORTS)
    void ledger(List<ConsumerRecord<String, byte[]>> records) {
        var ofUsers = EventCodec.ofPrograms(LedgerTriggers.PROGRAMS, records);
        intake.take(due.among(ofUsers), events -> inbox.firstSeen(LEDGER, events));
    }

    @KafkaListener(
            id = ORDERS,
            topics = OrderEvent.TOPIC,
            batch = "true",
            properties = {START, LITTLE, SOON, MOST})
    @Transactional(propagation = Propagation.SUPPORTS)
    void orders(List<ConsumerRecord<String, byte[]>> records) {
        intake.take(due.among(records), events -> inbox.firstSeen(ORDERS, events));
    }

    @KafkaListener(
            id = WITHDRAWALS,
            topics = WithdrawalEvent.TOPIC,
            batch = "true",
            properties = {START, LITTLE, SOON, MOST})
    @Transactional(propagation = Propagation.SUPPORTS)
    void withdrawals(List<ConsumerRecord<String, byte[]>> records) {
        intake.take(due.among(records), events -> inbox.firstSeen(WITHDRAWALS, events));
    }

    @KafkaListener(
            id = USERS,
            topics = UserEvent.TOPIC,
            batch = "true",
            properties = {START, LITTLE, SOON, MOST})
    @Transactional(propagation = Propagation.SUPPORTS)
    void users(List<ConsumerRecord<String, byte[]>> records) {
        intake.take(due.among(records), events -> inbox.firstSeen(USERS, events));
    }

    @KafkaListener(
            id = VOUCHERS,
            topics = VoucherEvent.TOPIC,
            batch = "true",
            properties = {START, LITTLE, SOON, MOST})
    @Transactional(propagation = Propagation.SUPPORTS)
    void vouchers(List<ConsumerRecord<String, byte[]>> records) {
        intake.take(due.among(records), events -> inbox.firstSeen(VOUCHERS, events));
    }

    @KafkaListener(
            id = SECURITY,
            topics = SecurityEvent.TOPIC,
            batch = "true",
            properties = {START, LITTLE, SOON, MOST})
    @Transactional(propagation = Propagation.SUPPORTS)
    void security(List<ConsumerRecord<String, byte[]>> records) {
        intake.take(due.among(records), events -> inbox.firstSeen(SECURITY, events));
    }
}
