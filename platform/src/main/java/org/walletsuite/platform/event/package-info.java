/** Facts on Kafka: records with schemas, the outbox that sends them and the inbox that hears them once. */
@NullMarked
package org.walletsuite.platform.event;

import org.jspecify.annotations.NullMarked;
