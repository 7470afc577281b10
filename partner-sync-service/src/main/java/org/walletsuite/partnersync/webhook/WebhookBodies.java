package org.walletsuite.partnersync.webhook;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.webhook.WebhookBody.Data;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.platform.partner.VoucherCodeApi;
import org.walletsuite.platform.secret.SecretBox;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what partners get. The code comes from voucher-service, once for each event: the bytes are stored, sealed, before
 * they are sent first.
 */
@Component
class WebhookBodies {

    /** As long as a code is. */
    private static final String MASKED = "*".repeat(SampleEvent.CODE.length());

    private final VoucherCodeApi codes;
    private final DeliveryRows rows;
    private final SecretBox box;
    private final JsonMapper json;

    WebhookBodies(VoucherCodeApi codes, DeliveryRows rows, SecretBox box, JsonMapper json) {
        this.codes = codes;
        this.rows = rows;
        this.box = box;
        this.json = json;
    }

    /** The bytes that every try of a delivery sends; empty where voucher-service knows no such voucher of a partner. */
    Optional<byte[]> of(PendingDelivery delivery) {
        var place = PendingDelivery.bodyPlace(delivery.id());
        if (delivery.sealedBody() != null) {
            return Optional.of(box.open(delivery.sealedBody(), place));
        }
        var content = delivery.content();
        return codes.code(content.voucherId()).map(voucher -> {
            var body = json.writeValueAsBytes(body(content, voucher.code(), null));
            return rows.storeBody(delivery.id(), box.seal(body, place))
                    ? body
                    : box.open(rows.body(delivery.id()), place);
        });
    }

    byte[] sealedSample(UUID id, NewDelivery sample) {
        return box.seal(json.writeValueAsBytes(body(sample, SampleEvent.CODE, true)), PendingDelivery.bodyPlace(id));
    }

    /** What is sent, for those who look at it: whoever knows a code can redeem it, also an admin and whoever reads along. */
    String masked(NewDelivery content, boolean isTest) {
        return json.writeValueAsString(isTest ? body(content, SampleEvent.CODE, true) : body(content, MASKED, null));
    }

    private static WebhookBody body(NewDelivery content, String code, @Nullable Boolean test) {
        var balance = content.balance();
        return new WebhookBody(
                content.eventType(),
                content.happenedAt().truncatedTo(ChronoUnit.SECONDS),
                test,
                new Data(
                        code,
                        content.voucherId(),
                        content.partnerReference(),
                        Rand.of(content.amount()),
                        balance == null ? null : Rand.of(balance),
                        content.voucherStatus(),
                        content.transactionId()));
    }
}
