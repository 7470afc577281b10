package org.walletsuite.platform.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    /** How long a service's start waits for the first try. */
    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    private final KafkaAdmin admin;
    private final List<NewTopic> topics;
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private String logged = "";

    TopicCreation(KafkaAdmin admin, List<NewTopic> topics) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
    }

    /** In a thread of its own: the client of a broker that accepts connections and says nothing may not come back. */
    @Override
    public void afterSingletonsInstantiated() {
        if (topics.isEmpty()) {
            return;
        }
        var creation = Thread.ofPlatform().name("topic-creation").daemon().unstarted(this::run);
        thread = creation; // Set before the start: the thread runs only while it is set.
        creation.start();
        try {
            if (!tried.await(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("No broker has answered yet; topics are created once one does");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (thread != null && !areMade()) {
            tried.countDown();
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        tried.countDown();
    }

    private boolean areMade() {
        try {
            admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
            if (!logged.isEmpty()) {
                LOG.info("The topics are created");
            }
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
