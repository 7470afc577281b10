package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.util.HashSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.Inbox;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.workflow.Workflows;

/** Has every system sent what changes of users here, and tries again what they said and what stood against it. */
@Component
public class UserListener {

    /** Its consumer group, and its name in the inbox. */
    public static final String NAME = "sync-users";

    private final EventCodec codec;
    private final Inbox inbox;
    private final OtherSystems systems;
    private final SystemRows lanes;
    private final OutgoingRows outgoing;
    private final SentRows sent;
    private final ReferenceRows references;
    private final ConflictRows conflicts;
    private final Workflows workflows;
    private final Clock clock;

    UserListener(
            EventCodec codec,
            Inbox inbox,
            OtherSystems systems,
            SystemRows lanes,
            OutgoingRows outgoing,
            SentRows sent,
            ReferenceRows references,
            ConflictRows conflicts,
            Workflows workflows,
            Clock clock) {
        this.codec = codec;
        this.inbox = inbox;
        this.systems = systems;
        this.lanes = lanes;
        this.outgoing = outgoing;
        this.sent = sent;
        this.references = references;
        this.conflicts = conflicts;
        this.workflows = workflows;
        this.clock = clock;
    }

    /** Users from before a system is configured are in what it may read. */
    @KafkaListener(id = NAME, topics = UserEvent.TOPIC, properties = "auto.offset.reset=latest")
    @Transactional
    void consume(ConsumerRecord<String, byte[]> record) {
        if (codec.decode(record).orElse(null) instanceof UserEvent event && inbox.firstSeen(NAME, event)) {
            send(event.user());
            retryConflicts(event.user());
        }
    }

    /** Where a lane has work already, it goes on by itself. */
    private void send(User user) {
        var now = clock.instant();
        for (var system : systems.all()) {
            lanes.lock(system.id());
            outgoing.add(system.id(), user, now);
            lanes.wake(system.id(), now);
        }
        workflows.wake(OutgoingWorkflow.KIND);
    }

    private void retryConflicts(User user) {
        var freed = sent.changed(user);
        var retried = new HashSet<>(sent.withConflict(user.id()));
        if (!freed.isEmpty()) {
            retried.addAll(conflicts.waitingFor(freed));
        }
        if (!retried.isEmpty() && references.wake(retried, clock.instant()) > 0) {
            workflows.wake(IncomingWorkflow.KIND);
        }
    }
}
