package org.walletsuite.runner.fault;

import java.time.Duration;

/**
 * The effect of a fault on clients.
 *
 * @param unanswered attempts without an answer, or with one that asks for a retry
 * @param partBack from the fault's beginning until the part answered again
 * @param paymentsBack from the fault's beginning to the first payment after the last unanswered one; zero when all were
 *     answered
 * @param allBack the same for all requests
 * @param silence the longest time without an answered payment
 * @param longestWait the longest time that a client waited for a definite answer, including its retries
 */
public record FaultImpact(
        Fault fault,
        int unanswered,
        Duration partBack,
        Duration paymentsBack,
        Duration allBack,
        Duration silence,
        Duration longestWait) {}
