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
 * Creates a service's topics: before any listener starts where a broker answers, otherwise as soon as one does. Spring
 * tries only once, so a service that started before its broker would have no topics until its next restart.
 */
final class TopicCreation implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final KafkaAdmin admin;
    private final List<NewTopic> topics;
    private volatile @Nullable Thread thread;
    private String logged = "";

    TopicCreation(KafkaAdmin admin, List<NewTopic> topics) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!topics.isEmpty() && !areMade()) {
            var creation = Thread.ofPlatform().name("topic-creation").daemon().unstarted(this::run);
            thread = creation; // Set before the start: the thread runs only while it is set.
            creation.start();
        }
    }

    private void run() {
        while (thread != null) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            if (areMade()) {
                LOG.info("The topics are created");
                return;
            }
        }
    }

    private boolean areMade() {
        try {
            admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
            return true;
        } catch (RuntimeException e) {
            log(e);
            return false;
        }
    }

    /** Logs each reason once: a broker outage ends by itself, but a broker's refusal may need an operator. */
    private void log(RuntimeException failure) {
        var reason = NestedExceptionUtils.getMostSpecificCause(failure).toString();
        if (!reason.equals(logged)) {
            LOG.warn("Topics can't be created at the moment, and it is retried: {}", reason);
            logged = reason;
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
