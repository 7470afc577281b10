package org.walletsuite.platform.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How listeners treat the events they consume.
 *
 * @param retryFor how long an event is retried in place before it becomes a dead letter; during an outage of the
 *     database it is retried for as long as that takes
 * @param inboxKeep how long the inbox remembers an event; must exceed Kafka's retention
 * @param deadLetterKeep how long a dead letter is kept after it was replayed or discarded; one that waits is kept
 * @param pruneEvery how often older rows of the inbox, and dead letters that were kept long enough, are deleted
 * @param replayEvery how often requested replays of dead letters are looked for
 */
@ConfigurationProperties("suite.events")
record EventSettings(
        @DefaultValue("2m") Duration retryFor,
        @DefaultValue("14d") Duration inboxKeep,
        @DefaultValue("30d") Duration deadLetterKeep,
        @DefaultValue("10m") Duration pruneEvery,
        @DefaultValue("5s") Duration replayEvery) {}
