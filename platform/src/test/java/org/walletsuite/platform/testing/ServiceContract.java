package org.walletsuite.platform.testing;

/**
 * All that every service owes: the one test that a new service writes first, by extending this. It brings the table of
 * who may call what, health, metrics and the API description, what attackers send, errors in their family's format, and
 * what an idempotency key promises.
 *
 * <p>Two things only a service can say: {@link #keyedRequests} gives a request for each endpoint that takes an
 * idempotency key, and {@link #user} finds users where the service keeps them itself. What it has around it in its tests
 * it says with the annotation that its other tests have too, so that all share one context.
 */
public abstract class ServiceContract extends IdempotencyContract {}
