/**
 * Events on Kafka: records with schemas, the outbox that publishes them, and the inbox that lets each be handled once.
 */
@NullMarked
package org.walletsuite.platform.event;

import org.jspecify.annotations.NullMarked;
