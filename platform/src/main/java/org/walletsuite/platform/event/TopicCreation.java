package org.walletsuite.platform.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes a service's topics: before anything listens where a broker answers, and otherwise as soon as one does. Spring's
 * own way is to try once, and a service that was up before its broker would then wait for its topics until it is started
 * again.
 */
final class TopicCreation implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final KafkaAdmin admin;
    private final List<NewTopic> topics;
    private volatile @Nullable Thread thread;
    private String told = "";

    TopicCreation(KafkaAdmin admin, List<NewTopic> topics) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!topics.isEmpty() && !areMade()) {
            var creation = Thread.ofPlatform().name("topic-creation").daemon().unstarted(this::run);
            thread = creation; // Before it starts: it ends as soon as it finds itself dismissed.
            creation.start();
        }
    }

    private void run() {
        while (thread != null) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            if (areMade()) {
                LOG.info("The topics are made");
                return;
            }
        }
    }

    private boolean areMade() {
        try {
            admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
            return true;
        } catch (RuntimeException e) {
            tell(e);
            return false;
        }
    }

    /** Each reason once: that no broker answers is over some day, that one refuses them may need somebody's hand. */
    private void tell(RuntimeException failure) {
        var reason = NestedExceptionUtils.getMostSpecificCause(failure).toString();
        if (!reason.equals(told)) {
            LOG.warn("Topics can't be made at the moment, and it is tried again and again: {}", reason);
            told = reason;
        }
    }

    @Override
    public void destroy() {
        var running = thread;
        thread = null;
        if (running != null) {
            LockSupport.unpark(running);
        }
    }
}
