package org.walletsuite.partnersync.partner;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.restore.EventHistory;
import org.walletsuite.platform.restore.RestoreStep;
import org.walletsuite.platform.secret.SecretBox;

/**
 * Takes over the terms that everybody goes by: the topic has the last of each partner. What never was in an event is lost,
 * and named in the log: secrets and addresses that were set since, and the contact of a partner that is new.
 */
@Component
class PartnerRestore implements RestoreStep {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerRestore.class);

    private final PartnerRepository partners;
    private final PartnerRows rows;
    private final NewSecrets secrets;
    private final SecretBox box;
    private final EventHistory history;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PartnerRestore(
            PartnerRepository partners,
            PartnerRows rows,
            NewSecrets secrets,
            SecretBox box,
            EventHistory history,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.partners = partners;
        this.rows = rows;
        this.secrets = secrets;
        this.box = box;
        this.history = history;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The topic is compacted, so it is read from its beginning. */
    @Override
    public void restore(Instant since) {
        var known = new TreeMap<String, PartnerChanged>();
        history.read(PartnerEvent.class, PartnerEvent.TOPIC, Instant.EPOCH, event -> {
            switch (event) {
                case PartnerChanged changed ->
                    known.merge(
                            changed.partnerId(),
                            changed,
                            (one, other) -> other.version() > one.version() ? other : one);
            }
        });
        known.values()
                .forEach(last -> RestoreStep.one(
                        "Partner " + last.partnerId(), () -> transaction.executeWithoutResult(_ -> restore(last))));
    }

    private void restore(PartnerChanged last) {
        if (last.environments().isEmpty()) {
            return;
        }
        var now = clock.instant();
        var found = partners.findLockedByPartnerId(last.partnerId());
        if (found.isPresent() && found.get().changes() >= last.version()) {
            return; // An outbox that is here again may still have what was not published.
        }
        var partner = found.orElseGet(() -> added(last, now));
        partner.restore(last);
        for (var terms : last.environments()) {
            if (partner.in(terms.environment()).isEmpty()) {
                partner.open(access(terms, now));
            }
            var access = partner.in(terms.environment()).orElseThrow();
            var hadAddress = access.terms().webhookUrl() != null;
            if (access.restore(terms, now) || access.credentials().isEmpty()) {
                LOG.warn("Partner {} needs new credentials in {}", last.partnerId(), terms.environment());
            }
            if (terms.webhook() && !hadAddress) {
                LOG.warn("Partner {} has to set its webhook address in {}", last.partnerId(), terms.environment());
            }
        }
        var event = partner.changed(now);
        partners.saveAndFlush(partner);
        outbox.add(event);
        rows.note(
                partner.id(),
                new PartnerChange(
                        event.version(), PartnerAction.RESTORE, null, null, "version " + last.version(), now));
    }

    private Partner added(PartnerChanged last, Instant now) {
        LOG.warn("Partner {} is here again without its contact: change it", last.partnerId());
        var home = access(last.environments().getFirst(), now);
        return new Partner(last.uuid(), last.partnerId(), last.name(), true, null, home, now);
    }

    private EnvironmentAccess access(Terms terms, Instant now) {
        var id = EnvironmentAccess.newId();
        var secret = secrets.webhookSecret().getBytes(StandardCharsets.UTF_8);
        return new EnvironmentAccess(
                id,
                terms.environment(),
                EnvironmentTerms.OF_A_NEW_ONE,
                box.seal(secret, EnvironmentAccess.secretPlace(id)),
                now);
    }
}
