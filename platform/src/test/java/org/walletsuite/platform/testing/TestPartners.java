package org.walletsuite.platform.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;

/** Partners as every service knows them: a token of {@link TestIssuer#ofPartners} is good only for a published one. */
public final class TestPartners {

    /** A partner that exists in every test, in UAT, float-based and without limits. */
    public static final String SOME = "a-partner";

    private static final EventCodec CODEC = new EventCodec("partner-sync-service");

    private TestPartners() {}

    /** An active partner's terms in UAT, with nothing revoked. */
    public static Terms terms(PaymentModel model) {
        return new Terms(PartnerEnvironment.UAT, true, model, 100, null, Instant.EPOCH, Set.of(), false);
    }

    /** The state of a partner; its owner in the ledger is derived from its id. */
    public static PartnerChanged partner(String id, long version, Terms... environments) {
        return new PartnerChanged(
                UUID.randomUUID().toString(),
                Instant.now(),
                id,
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                version,
                "Partner " + id,
                List.of(environments));
    }

    /** Tells all running services, and those that start later; they know it within a second. */
    public static void publish(PartnerChanged partner) {
        TestBroker.shared().send(CODEC.encode(partner));
    }

    static void publishSome(TestBroker broker) {
        broker.send(CODEC.encode(partner(SOME, 1, terms(PaymentModel.FLOAT_BASED))));
    }
}
