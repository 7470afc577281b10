package org.walletsuite.partnersync.partner;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** How each change of a partner begins and ends, whoever makes it: with its row locked, and on record. */
@Component
class PartnerJournal {

    private final PartnerRepository partners;
    private final PartnerRows rows;
    private final Outbox outbox;

    PartnerJournal(PartnerRepository partners, PartnerRows rows, Outbox outbox) {
        this.partners = partners;
        this.rows = rows;
        this.outbox = outbox;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Partner locked(String partnerId) {
        return partners.findLockedByPartnerId(partnerId).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /**
     * Has everybody know, and the history.
     *
     * @param actor null where it is the partner itself, or its endpoint
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(
            Partner partner,
            PartnerChanged event,
            PartnerAction action,
            @Nullable PartnerEnvironment environment,
            @Nullable UUID actor,
            String fields) {
        outbox.add(event);
        partners.flush();
        rows.note(partner.id(), new PartnerChange(event.version(), action, environment, actor, fields, event.time()));
    }
}
