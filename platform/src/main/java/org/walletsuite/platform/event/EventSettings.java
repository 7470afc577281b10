package org.walletsuite.platform.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How listeners treat the events they hear.
 *
 * @param retryFor how long they try an event they fail on again in place before it becomes a dead letter; an
 *     outage of the database is waited out however long it takes
 * @param inboxKeep how long they remember an event; must exceed the time that Kafka keeps it
 * @param pruneEvery how often the inbox forgets what is older
 * @param replayEvery how often it is looked for dead letters that somebody wants replayed
 */
@ConfigurationProperties("suite.events")
record EventSettings(
        @DefaultValue("2m") Duration retryFor,
        @DefaultValue("14d") Duration inboxKeep,
        @DefaultValue("10m") Duration pruneEvery,
        @DefaultValue("5s") Duration replayEvery) {}
