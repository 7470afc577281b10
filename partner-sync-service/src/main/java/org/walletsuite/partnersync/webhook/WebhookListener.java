package org.walletsuite.partnersync.webhook;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.partnersync.partner.PartnerWebhooks;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.Inbox;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** Queues what happens to partners' vouchers, from the first deployment on. */
@Component
public class WebhookListener {

    /** Its consumer group, and its name in the inbox. */
    public static final String NAME = "webhooks";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookListener.class);

    private final EventCodec codec;
    private final Inbox inbox;
    private final PartnerWebhooks endpoints;
    private final Deliveries deliveries;

    WebhookListener(EventCodec codec, Inbox inbox, PartnerWebhooks endpoints, Deliveries deliveries) {
        this.codec = codec;
        this.inbox = inbox;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    @KafkaListener(
            id = NAME,
            topics = VoucherEvent.TOPIC,
            batch = "true",
            properties = {"auto.offset.reset=latest", "max.poll.records=200"})
    @Transactional
    void consume(List<ConsumerRecord<String, byte[]>> records) {
        var ofPartners = codec.decode(records).stream()
                .filter(VoucherEvent.class::isInstance)
                .map(VoucherEvent.class::cast)
                .filter(event -> event.voucher().partnerId() != null)
                .toList();
        inbox.firstSeen(NAME, ofPartners).forEach(this::queue);
    }

    private void queue(VoucherEvent event) {
        var voucher = event.voucher();
        PartnerEnvironment.of(voucher.environment())
                .flatMap(environment -> endpoints.find(String.valueOf(voucher.partnerId()), environment))
                .ifPresentOrElse(
                        endpoint -> deliveries.add(endpoint, NewDelivery.of(event)),
                        () -> LOG.warn("The event {} is of a partner who is unknown here", event.id()));
    }
}
