package org.walletsuite.partnersync.testing;

import static org.walletsuite.platform.testing.Patience.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.partnersync.testing.WebhookReceiver.Received;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.VoucherEvent.Particulars;
import org.walletsuite.platform.event.VoucherEvent.VoucherCancelled;
import org.walletsuite.platform.event.VoucherEvent.VoucherIssued;
import org.walletsuite.platform.event.VoucherEvent.VoucherRedeemed;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.platform.workflow.Workflows;

/** A partner in UAT with an endpoint, both new for every test; workers wake only for what arrives, and when a test runs them. */
@SuppressWarnings("NullAway.Init") // Spring and JUnit fill the fields before the first test method.
public abstract class WebhookFixture extends PartnerScenario {

    protected static final String WEBHOOKS = "/api/v1/partner/webhooks";

    @Autowired
    protected VoucherCodesModel voucherService;

    @Autowired
    protected EventCodec codec;

    @Autowired
    protected Workflows workflows;

    protected WebhookReceiver receiver;
    protected Subscriber subscriber;

    /** A partner with an endpoint. */
    public record Subscriber(String id, String secret, TestClient client) {}

    @BeforeEach
    void subscribe() {
        receiver = new WebhookReceiver();
        subscriber = subscriber(receiver.url());
    }

    /** Nothing of a test is sent during the next one, nor does a worker go on by the clock of this one. */
    @AfterEach
    void hangUp() {
        receiver.close();
        voucherService.unavailable(false);
        workflows.stop();
        clock.reset();
        db.sql("delete from webhook_delivery where status = 'PENDING'").update();
        workflows.start();
    }

    protected Subscriber subscriber(@Nullable String url) {
        var made = create(url == null ? "" : ",\"webhook_url\":\"" + url + "\"").expect(201);
        var id = made.text("/data/partner_id");
        var client = as(TestIssuer.ofPartners().partnerToken(id, "voucher:query", "voucher:issue"));
        await().untilAsserted(() -> client.get(WEBHOOKS).expect(200));
        return new Subscriber(id, made.text("/data/webhook_secret"), client);
    }

    protected void publish(DomainEvent... events) {
        TestBroker.shared().send(Stream.of(events).map(codec::encode).toList());
    }

    protected Particulars voucher(Subscriber owner, String reference, long balance) {
        return voucher(owner, Ids.next(), reference, balance);
    }

    protected Particulars voucher(Subscriber owner, UUID id, String reference, long balance) {
        var now = clock.instant();
        return new Particulars(
                id,
                null,
                "0042",
                "uat",
                owner.id(),
                reference,
                10_00,
                balance,
                "ZAR",
                now,
                now.plus(Duration.ofDays(365)),
                Ids.next());
    }

    protected VoucherIssued issued(Subscriber owner) {
        return issued(owner, Ids.next());
    }

    protected VoucherIssued issued(Subscriber owner, UUID voucher) {
        return new VoucherIssued(voucher + ":ACTIVE", clock.instant(), voucher(owner, voucher, "REF-1", 10_00));
    }

    protected VoucherRedeemed redeemed(Subscriber owner, UUID voucher, long amount, long balance) {
        return new VoucherRedeemed(
                Ids.next().toString(), clock.instant(), voucher(owner, voucher, "REF-1", balance), amount, null);
    }

    protected VoucherCancelled cancelled(Subscriber owner, UUID voucher) {
        return new VoucherCancelled(
                voucher + ":CANCELLED", clock.instant(), voucher(owner, voucher, "REF-1", 0), 10_00);
    }

    /** What has arrived, once there are so many. */
    protected List<Received> arrived(int count) {
        await().until(() -> afterWork(() -> receiver.received().size() >= count));
        return receiver.received();
    }

    protected String status(DomainEvent event) {
        return db.sql("select status from webhook_delivery where event_id = ?")
                .param(event.id())
                .query(String.class)
                .optional()
                .orElse("none");
    }

    protected int tries(DomainEvent event) {
        return db.sql("select tries from webhook_delivery where event_id = ?")
                .param(event.id())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The workers may have paused for what an earlier test did to them. */
    protected boolean afterWork(BooleanSupplier condition) {
        workflows.runDue("webhook");
        return condition.getAsBoolean();
    }

    protected UUID idOf(DomainEvent event) {
        return db.sql("select id from webhook_delivery where event_id = ?")
                .param(event.id())
                .query((row, _) -> row.getObject("id", UUID.class))
                .single();
    }

    protected void awaitStatus(DomainEvent event, String status) {
        await().until(() -> afterWork(() -> status(event).equals(status)));
    }

    protected void awaitTries(DomainEvent event, int tries) {
        await().until(() -> afterWork(() -> tries(event) == tries));
    }

    /** What the workers do this much later. */
    protected void later(Duration time) {
        clock.putForward(time);
        workflows.runDue("webhook");
    }

    /** What the workers do once the lease of a worker that died is over. */
    protected void afterLease() {
        later(Workflow.LEASE.plusSeconds(1));
    }

    protected Answer rotate(Subscriber one) {
        return one.client().post(WEBHOOKS + "/secret/rotate").expect(201);
    }

    /** Whether the public library takes what arrived, by its own clock. */
    protected static boolean verifies(Received request, String secret) {
        try {
            new Webhook(secret)
                    .verify(
                            request.text(),
                            request.headers().entrySet().stream()
                                    .collect(
                                            Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))));
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The partner API's own signature. */
    protected static String hmac(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
