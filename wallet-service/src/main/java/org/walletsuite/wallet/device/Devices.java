package org.walletsuite.wallet.device;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.SecurityEvent.NewDevice;
import org.walletsuite.platform.id.Ids;

/** The kinds of devices that users log in from. Nothing here makes a log-in fail. */
@Component
public class Devices {

    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

    /** What a user has not used for longest is forgotten, and new when it comes back. */
    private static final int MOST = 50;

    /** Frequent log-ins from one device write no more than this often. */
    private static final Duration PRECISION = Duration.ofHours(1);

    private final DeviceRows rows;
    private final Outbox outbox;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    Devices(DeviceRows rows, Outbox outbox, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** Whether the user logged in from such a device before. */
    public boolean isKnown(UUID user, String family) {
        try {
            var now = clock.instant();
            var lastSeen = rows.lastSeen(user, family);
            if (lastSeen.filter(now.minus(PRECISION)::isAfter).isPresent()) {
                rows.seen(user, family, now);
            }
            return lastSeen.isPresent();
        } catch (DataAccessException e) {
            LOG.warn("Whether {} logged in from a new device is not known", user, e);
            return true;
        }
    }

    /** Records a device of a user whose row is locked, and publishes it unless it is the user's first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID user, String family) {
        try {
            savepoint.executeWithoutResult(_ -> {
                var now = clock.instant();
                var first = !rows.hasAny(user);
                if (rows.add(user, family, now) && !first) {
                    rows.forgetOthers(user, family, MOST - 1);
                    outbox.add(new NewDevice(Ids.next().toString(), now, user, family));
                }
            });
        } catch (DataAccessException e) {
            LOG.warn("A new device of {} is not recorded", user, e);
        }
    }
}
