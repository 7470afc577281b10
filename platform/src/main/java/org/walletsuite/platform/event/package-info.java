/**
 * Events on Kafka: records with schemas, the outbox that publishes them, listeners and the inbox that lets them handle
 * each once, the dead letters that they could not handle, and followers of topics that are read as a whole.
 */
@NullMarked
package org.walletsuite.platform.event;

import org.jspecify.annotations.NullMarked;
