package org.walletsuite.notification.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.partner.PartnerListener;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.PartnerNotice;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** Looks up each notice to a partner that its listener has handled: a partner hears of the end of a secret once or never. */
@Component
@Order(6)
class PartnerNoticesCheck implements ReconciliationCheck {

    private final TopicReader topics;
    private final EventCodec codec;
    private final JdbcClient db;
    private final CheckSettings settings;
    private final Clock clock;

    PartnerNoticesCheck(
            TopicReader topics,
            EventCodec codec,
            ReconciliationDatabase database,
            CheckSettings settings,
            Clock clock) {
        this.topics = topics;
        this.codec = codec;
        this.db = database.client();
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String text() {
        return "Every notice to a partner was taken in, as far as the topic was read";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        since(Duration.ofDays(settings.days()), discrepancy);
    }

    @Override
    public void checkNew(Consumer<String> discrepancy) {
        since(Duration.ofDays(1), discrepancy);
    }

    private void since(Duration age, Consumer<String> discrepancy) {
        var parts = topics.handled(
                PartnerListener.NAME, PartnerNotice.TOPIC, clock.instant().minus(age), settings.mostRecords());
        for (var part : parts) {
            var lost = new LostEvents(db, PartnerListener.NAME, part.partition(), discrepancy);
            topics.read(
                    PartnerListener.NAME,
                    part.partition(),
                    part.from(),
                    part.handled(),
                    record -> notice(record).ifPresent(notice -> lost.lookUp(record.offset(), notice.id())));
            lost.report();
        }
    }

    /** Empty for a record that nothing can be made of: if it was handled, that is a dead letter. */
    private Optional<PartnerNotice> notice(ConsumerRecord<String, byte[]> record) {
        try {
            return codec.decode(record).filter(PartnerNotice.class::isInstance).map(PartnerNotice.class::cast);
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
